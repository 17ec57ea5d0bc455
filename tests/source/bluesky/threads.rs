//! Whole unrolls from the recording.

use super::{scenarios, world::World};

#[tokio::test]
async fn a_thread_of_120_posts_is_read_whole_from_any_post_in_at_most_15_requests() {
    for from in [1, 60, 120] {
        let sent = scenarios::long(&World::recorded(), from).await;
        eprintln!("120 posts from post {from}: {sent} requests");
    }
}

#[tokio::test]
async fn an_answer_inside_a_thread_brings_its_own_line_and_whom_it_answers() {
    scenarios::answers(&World::recorded()).await;
}

#[tokio::test]
async fn plain_threads_are_whole_from_the_first_post_and_from_the_last() {
    scenarios::small(&World::recorded()).await;
}

#[tokio::test]
async fn a_changed_post_shows_its_new_words_and_stays_where_it_was() {
    scenarios::edited(&World::recorded()).await;
}

#[tokio::test]
async fn forks_and_flat_threads_keep_every_post() {
    scenarios::fork_and_flat(&World::recorded()).await;
}

#[tokio::test]
async fn a_deleted_post_in_the_middle_is_a_gap_and_the_rest_stays() {
    scenarios::hole(&World::recorded()).await;
}

#[tokio::test]
async fn a_deleted_head_is_a_gap_on_top() {
    scenarios::rootless(&World::recorded()).await;
}

#[tokio::test]
async fn a_thread_that_answers_somebody_brings_the_answered_post() {
    scenarios::under_other(&World::recorded()).await;
}

#[tokio::test]
async fn a_blocked_post_above_is_said_to_be_blocked() {
    scenarios::blocked(&World::recorded()).await;
}

#[tokio::test]
async fn what_moderators_hide_is_a_gap_although_the_repository_has_it() {
    scenarios::moderated(&World::recorded()).await;
}

#[tokio::test]
async fn an_author_for_signed_in_readers_says_so_and_nothing_more_is_read() {
    scenarios::signed_in_only(&World::recorded()).await;
}

#[tokio::test]
async fn posts_that_the_network_does_not_join_stay_apart() {
    scenarios::outside(&World::recorded()).await;
}

#[tokio::test]
async fn posts_of_closed_accounts_say_that_the_account_is_closed() {
    scenarios::closed_accounts(&World::recorded()).await;
}

#[tokio::test]
async fn handles_come_and_go_and_the_author_stays() {
    scenarios::handles(&World::recorded()).await;
}

#[tokio::test]
async fn without_repositories_windows_of_the_appview_have_to_do() {
    scenarios::windows(&World::without_repositories()).await;
}
