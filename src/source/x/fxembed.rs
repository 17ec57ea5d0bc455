//! To be written.

use async_trait::async_trait;

use super::{
    rung::{Haul, Rung},
    status::Id,
};
use crate::source::{Context, Error, Progress};

pub(super) struct FxEmbed;

impl FxEmbed {
    pub(super) fn new(_: &Context) -> Option<Self> {
        None
    }
}

#[async_trait]
impl Rung for FxEmbed {
    fn title(&self) -> String {
        String::new()
    }

    fn is_authoritative(&self) -> bool {
        false
    }

    async fn thread(&self, _: Id, _: &dyn Progress) -> Result<Haul, Error> {
        Err(Error::TimedOut(String::new()))
    }

    async fn posts(&self, _: &[Id], _: &dyn Progress) -> Result<Haul, Error> {
        Err(Error::TimedOut(String::new()))
    }
}
