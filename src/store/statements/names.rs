//! Under which names a thread is found, and what becomes of a thread whose first post turns out to be a
//! later one of another.

use std::collections::{BTreeSet, HashSet};

use super::Transaction;
use crate::{
    store::Error,
    thread::{PostRef, Thread},
};

/// The names of a thread that is being kept.
struct Names {
    all: HashSet<String>,
    /// Roots of other threads that some of them led to.
    rivals: BTreeSet<String>,
}

/// Lets every name of the thread lead to it, and takes out the threads that turn out to be parts of it.
pub(super) async fn put(
    tx: &mut Transaction,
    thread: &Thread,
    asked: &PostRef,
) -> Result<(), Error> {
    let names = put_names(tx, thread, asked).await?;
    for rival in names.rivals.iter().filter(|rival| names.all.contains(*rival)) {
        absorb(tx, thread.root.as_str(), rival).await?;
    }
    Ok(())
}

/// Lets every name of the thread lead to it. A post belongs to the thread that was read last; an
/// alias, which is only somebody's word, is never taken from another author's thread.
async fn put_names(tx: &mut Transaction, thread: &Thread, asked: &PostRef) -> Result<Names, Error> {
    let (root, author) = (thread.root.as_str(), thread.author.id.as_str());
    let known: HashSet<String> = query_scalar!("SELECT name FROM names WHERE root = $1", root)
        .fetch_all(&mut **tx)
        .await?
        .into_iter()
        .collect();
    let mut names = Names { all: HashSet::new(), rivals: BTreeSet::new() };
    let own = std::iter::once(&thread.root).chain(thread.posts().map(|post| &post.id));
    let aliases = thread.posts().flat_map(|post| &post.aliases).chain([asked]);
    let own = own.map(|name| (name.as_str(), true));
    let aliases = aliases.map(|name| (name.as_str(), false));
    for (name, is_own) in own.chain(aliases) {
        if !names.all.insert(name.to_owned()) || known.contains(name) {
            continue;
        }
        let placed = query!(
            "INSERT INTO names (name, root) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING",
            name,
            root
        )
        .execute(&mut **tx)
        .await?
        .rows_affected();
        if placed > 0 {
            continue;
        }
        let rival = query!(
            "SELECT t.root, t.author_id FROM names n JOIN threads t ON t.root = n.root
             WHERE n.name = $1",
            name
        )
        .fetch_one(&mut **tx)
        .await?;
        if is_own || rival.author_id == author {
            query!("UPDATE names SET root = $2 WHERE name = $1", name, root)
                .execute(&mut **tx)
                .await?;
            names.rivals.insert(rival.root);
        }
    }
    Ok(names)
}

/// Takes out `rival`, whose first post turned out to be a later one of the thread `root`, and
/// lets all that led to it lead there.
async fn absorb(tx: &mut Transaction, root: &str, rival: &str) -> Result<(), Error> {
    query!("UPDATE names SET root = $1 WHERE root = $2", root, rival).execute(&mut **tx).await?;
    query!("UPDATE addresses SET root = $1 WHERE root = $2", root, rival)
        .execute(&mut **tx)
        .await?;
    query!(
        "UPDATE threads SET unrolled_at =
             (SELECT min(t.unrolled_at) FROM threads t WHERE t.root = $1 OR t.root = $2)
         WHERE root = $1",
        root,
        rival
    )
    .execute(&mut **tx)
    .await?;
    query!("DELETE FROM threads WHERE root = $1", rival).execute(&mut **tx).await?;
    Ok(())
}
