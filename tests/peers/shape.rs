//! What a thread looks like on its page, in names that a person can write down.

use std::collections::BTreeMap;

use unspool::thread::{Context, Extent, Gap, Item, Post, PostRef, Thread};

/// Posts by the names that their seeder gave them.
#[derive(Default)]
pub(super) struct Names {
    /// The address of the original → name.
    pub(super) by_url: BTreeMap<String, String>,
    /// Canonical name → name.
    pub(super) by_ref: BTreeMap<PostRef, String>,
}

/// The order of the page and the receipt.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Shape {
    pub(super) context: Option<String>,
    pub(super) trunk: Vec<String>,
    pub(super) branches: Vec<(String, Vec<String>)>,
    pub(super) extent: Extent,
    pub(super) shown: u32,
    pub(super) expected: Option<u32>,
    pub(super) joints: u32,
}

impl Shape {
    /// A whole thread without branches, all of which is shown.
    pub(super) fn whole(trunk: &[String]) -> Self {
        Self {
            context: None,
            trunk: trunk.to_vec(),
            branches: vec![],
            extent: Extent::Whole,
            shown: u32::try_from(trunk.len()).unwrap(),
            expected: None,
            joints: 0,
        }
    }

    pub(super) fn under(self, context: &str) -> Self {
        Self { context: Some(context.to_owned()), ..self }
    }

    /// With a branch, whose posts are shown as well.
    pub(super) fn branch(mut self, from: &str, posts: &[&str]) -> Self {
        let posts: Vec<String> = posts.iter().map(|post| (*post).to_owned()).collect();
        self.shown += u32::try_from(posts.len()).unwrap();
        self.branches.push((from.to_owned(), posts));
        self
    }

    /// Of the places in the trunk, these are gaps: `(index, reason)`.
    pub(super) fn gaps(mut self, gaps: &[(usize, &str)]) -> Self {
        self.expected = Some(self.shown);
        for (at, reason) in gaps {
            self.trunk[*at] = format!("({reason}: {})", self.trunk[*at]);
            self.shown -= 1;
        }
        self
    }

    pub(super) fn extent(self, extent: Extent) -> Self {
        Self { extent, ..self }
    }

    pub(super) fn joints(self, joints: u32) -> Self {
        Self { joints, ..self }
    }
}

impl Names {
    pub(super) fn shape(&self, thread: &Thread) -> Shape {
        let items = |items: &[Item]| items.iter().map(|item| self.item(item)).collect();
        let receipt = &thread.receipt;
        assert!(!receipt.stopped, "no limit was reached");
        Shape {
            context: thread.context.as_ref().map(|context| match context {
                Context::Post(post) => self.post(post),
                Context::Gap(gap) => self.gap(gap),
            }),
            trunk: items(&thread.trunk),
            branches: thread
                .branches
                .iter()
                .map(|branch| {
                    let from = branch.from.as_ref().map_or("?".to_owned(), |it| self.name(it));
                    (from, items(&branch.items))
                })
                .collect(),
            extent: receipt.extent,
            shown: receipt.shown,
            expected: receipt.expected,
            joints: receipt.inferred_joints,
        }
    }

    fn item(&self, item: &Item) -> String {
        match item {
            Item::Post(post) => self.post(post),
            Item::Gap(gap) => self.gap(gap),
        }
    }

    fn post(&self, post: &Post) -> String {
        self.by_url.get(post.url.as_str()).cloned().unwrap_or_else(|| self.name(&post.id))
    }

    fn gap(&self, gap: &Gap) -> String {
        let name = gap.id.as_ref().map_or("?".to_owned(), |id| self.name(id));
        format!("({}: {name})", gap.reason.name())
    }

    fn name(&self, id: &PostRef) -> String {
        self.by_ref.get(id).cloned().unwrap_or_else(|| id.to_string())
    }
}
