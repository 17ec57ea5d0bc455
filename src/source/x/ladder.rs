//! The ladder: several ways to one thread, best first. A way that is ill is passed over; a way that
//! sees only a part is followed by the next; a better way completes single posts that a worse one
//! gave in part.

use std::time::Duration;

use super::{
    api::Api,
    fxembed::FxEmbed,
    heap::Heap,
    rung::{Rung, View},
    status::Id,
    syndication::Syndication,
};
use crate::{
    clock::Clock,
    source::{Circuit, Context, Error, Health, Progress, Standing},
};

/// Most posts that are looked at one by one, to see whether they are still there or to complete
/// them.
const SINGLES: usize = 100;

/// One step.
struct Step {
    title: String,
    /// `None` where the operator has not set it up.
    rung: Option<Box<dyn Rung>>,
    circuit: Circuit,
}

/// All steps, best first.
pub(super) struct Ladder {
    steps: Vec<Step>,
    clock: Clock,
}

/// What was brought down.
pub(super) struct Catch {
    pub(super) heap: Heap,
    pub(super) view: View,
    /// "X's official API and X's embed service".
    pub(super) via: String,
}

impl Ladder {
    pub(super) fn new(cx: &Context) -> Self {
        let api = Api::new(cx).map(|it| Box::new(it) as Box<dyn Rung>);
        let fxembed = FxEmbed::new(cx).map(|it| Box::new(it) as Box<dyn Rung>);
        let syndication = Syndication::new(cx).map(|it| Box::new(it) as Box<dyn Rung>);
        Self {
            steps: vec![
                Step::new("X's official API", api),
                Step::new("an FxEmbed-compatible API", fxembed),
                Step::new("X's embed service", syndication),
            ],
            clock: cx.clock.clone(),
        }
    }

    /// How each step is doing.
    pub(super) fn health(&self) -> Vec<Health> {
        let now = self.clock.now();
        let of = |step: &Step| Health {
            title: step.title.clone(),
            standing: match &step.rung {
                Some(_) => step.circuit.standing(now),
                None => Standing::Off,
            },
        };
        self.steps.iter().map(of).collect()
    }

    /// Reads the thread around `post`; `known` are posts of it that are kept.
    pub(super) async fn climb(
        &self,
        post: Id,
        known: &[Id],
        progress: &dyn Progress,
    ) -> Result<Catch, Error> {
        let mut catch = Catch { heap: Heap::default(), view: View::Alone, via: String::new() };
        let mut ways = Vec::new();
        let mut failures = Vec::new();
        for (at, step) in self.steps.iter().enumerate() {
            let Some(rung) = self.open(step) else { continue };
            let answer = rung.thread(post, progress).await;
            step.circuit.note(&answer, self.clock.now());
            match answer {
                Ok(haul) => {
                    let view = haul.view;
                    catch.view = catch.view.better(view);
                    if catch.heap.add(at, haul) {
                        ways.push(step.title.clone());
                    }
                    if view == View::Whole {
                        break;
                    }
                }
                Err(error) => {
                    tracing::info!(way = step.title, post, %error, "no thread this way");
                    let is_last_word = error.is_final() && rung.is_authoritative();
                    failures.push(error);
                    if is_last_word {
                        break;
                    }
                }
            }
        }
        let Some(author) = catch.heap.status(post).map(|status| status.author.id) else {
            return Err(self.most_telling(failures));
        };
        if catch.view != View::Whole {
            self.look_after(&mut catch, known, &mut ways, progress).await;
        }
        self.complete(&mut catch.heap, author, &mut ways, progress).await;
        catch.via = in_words(&ways);
        Ok(catch)
    }

    /// Whether posts that are kept, and were not met on the way, are still there.
    async fn look_after(
        &self,
        catch: &mut Catch,
        known: &[Id],
        ways: &mut Vec<String>,
        progress: &dyn Progress,
    ) {
        for (at, step) in self.steps.iter().enumerate() {
            let unseen = known.iter().copied().filter(|id| !catch.heap.knows(*id));
            let unseen: Vec<Id> = unseen.take(SINGLES).collect();
            if unseen.is_empty() {
                break;
            }
            self.ask(at, step, &unseen, &mut catch.heap, ways, progress).await;
        }
    }

    /// Has better ways complete what worse ones gave in part.
    async fn complete(
        &self,
        heap: &mut Heap,
        author: Id,
        ways: &mut Vec<String>,
        progress: &dyn Progress,
    ) {
        for (at, step) in self.steps.iter().enumerate() {
            let mut wanting = heap.incomplete(author, at);
            wanting.truncate(SINGLES);
            if !wanting.is_empty() {
                self.ask(at, step, &wanting, heap, ways, progress).await;
            }
        }
    }

    /// Asks one step about single posts. That it cannot is no failure of the whole.
    async fn ask(
        &self,
        at: usize,
        step: &Step,
        ids: &[Id],
        heap: &mut Heap,
        ways: &mut Vec<String>,
        progress: &dyn Progress,
    ) {
        let Some(rung) = self.open(step) else { return };
        let answer = rung.posts(ids, progress).await;
        step.circuit.note(&answer, self.clock.now());
        match answer {
            Ok(haul) => {
                if heap.add(at, haul) && !ways.contains(&step.title) {
                    ways.push(step.title.clone());
                }
                progress.found(heap.len());
            }
            Err(error) => tracing::info!(way = step.title, %error, "no single posts this way"),
        }
    }

    /// The step's way, when it is set up and not resting.
    fn open<'a>(&self, step: &'a Step) -> Option<&'a dyn Rung> {
        let rung = step.rung.as_deref()?;
        step.circuit.admits(self.clock.now()).then_some(rung)
    }

    /// Of several reasons the one that says most to the reader; when no way was taken, why not.
    fn most_telling(&self, failures: Vec<Error>) -> Error {
        if let Some(error) = failures.into_iter().max_by_key(says) {
            return error;
        }
        let host = "X".to_owned();
        let now = self.clock.now();
        let rests = self.steps.iter().filter(|step| step.rung.is_some());
        let rests = rests.filter_map(|step| match step.circuit.standing(now) {
            Standing::Resting { until, .. } => Duration::try_from(until.duration_since(now)).ok(),
            _ => None,
        });
        match rests.min() {
            Some(retry_after) => Error::RateLimited { host, retry_after },
            None if self.steps.iter().all(|step| step.rung.is_none()) => {
                Error::Unreachable { host, what: "no way to it is set up here".to_owned() }
            }
            None => Error::Unreachable { host, what: "no way to it is open".to_owned() },
        }
    }
}

impl Step {
    fn new(title: &str, rung: Option<Box<dyn Rung>>) -> Self {
        let title = rung.as_ref().map_or_else(|| title.to_owned(), |rung| rung.title());
        Self { title, rung, circuit: Circuit::default() }
    }
}

/// How much an error says about the post; that there is none is said by ways, too, that only
/// cannot see it.
fn says(error: &Error) -> u8 {
    match error {
        Error::Gone(_) => 9,
        Error::Suspended(_) => 8,
        Error::Protected(_) => 7,
        Error::Withheld(_) => 6,
        Error::AgeRestricted(_) => 5,
        Error::SignedInOnly(_) => 4,
        Error::NotFound(_) => 3,
        Error::RateLimited { .. } => 2,
        Error::BudgetSpent { .. } => 0,
        _ => 1,
    }
}

/// "a, b and c".
fn in_words(ways: &[String]) -> String {
    match ways {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}
