//! Work shared among threads, with no more of it held than is being done.

use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};
use std::thread;

use anyhow::{Context as _, Result};

/// How many pieces of work there may be for each thread, waiting and done ones too.
const PIECES_PER_THREAD: usize = 4;

/// Threads that do pieces of work, whose results come back in the order of the pieces.
pub struct Share<W, R> {
    send: Option<Sender<(usize, W)>>,
    results: Receiver<(usize, Result<R>)>,
    threads: Vec<thread::JoinHandle<()>>,
    /// Results that came before one that belongs before them.
    early: std::collections::BTreeMap<usize, Result<R>>,
    sent: usize,
    taken: usize,
}

impl<W: Send + 'static, R: Send + 'static> Share<W, R> {
    /// Starts `count` threads; `make` gives each what it works with.
    pub fn new<F, D>(count: usize, make: F) -> Self
    where
        F: Fn() -> Result<D> + Send + Sync + 'static,
        D: FnMut(W) -> Result<R>,
    {
        let (send, work) = channel::<(usize, W)>();
        let (answer, results) = channel();
        let (work, make) = (Arc::new(Mutex::new(work)), Arc::new(make));
        let threads = (0..count)
            .map(|_| {
                let (work, make, answer) = (Arc::clone(&work), Arc::clone(&make), answer.clone());
                thread::spawn(move || work_off(&work, &answer, || make()))
            })
            .collect();
        Self {
            send: Some(send),
            results,
            threads,
            early: std::collections::BTreeMap::new(),
            sent: 0,
            taken: 0,
        }
    }

    /// Hands a piece out, and gives `take` what is done by then. Waits where too much is under way.
    pub fn hand_out(&mut self, work: W, take: &mut dyn FnMut(R) -> Result<()>) -> Result<()> {
        while self.sent - self.taken >= self.threads.len() * PIECES_PER_THREAD {
            self.take_next(take)?;
        }
        let send = self.send.as_ref().context("The work is over already.")?;
        send.send((self.sent, work)).ok().context(STOPPED)?;
        self.sent += 1;
        Ok(())
    }

    /// Gives `take` all that is still to come, and ends the threads.
    pub fn finish(mut self, take: &mut dyn FnMut(R) -> Result<()>) -> Result<()> {
        self.send = None;
        while self.taken < self.sent {
            self.take_next(take)?;
        }
        // What they worked with is put away.
        for thread in self.threads {
            thread.join().ok().context(STOPPED)?;
        }
        Ok(())
    }

    fn take_next(&mut self, take: &mut dyn FnMut(R) -> Result<()>) -> Result<()> {
        loop {
            if let Some(result) = self.early.remove(&self.taken) {
                self.taken += 1;
                return take(result?);
            }
            let (number, result) = self.results.recv().ok().context(STOPPED)?;
            self.early.insert(number, result);
        }
    }
}

/// Why no result comes any more.
const STOPPED: &str = "A thread stopped in the middle of its work.";

fn work_off<W, R, D: FnMut(W) -> Result<R>>(
    work: &Mutex<Receiver<(usize, W)>>,
    answer: &Sender<(usize, Result<R>)>,
    make: impl FnOnce() -> Result<D>,
) {
    let mut tools = make();
    loop {
        let next = work.lock().ok().and_then(|work| work.recv().ok());
        let Some((number, piece)) = next else {
            return;
        };
        let result = match &mut tools {
            Ok(work_with) => work_with(piece),
            Err(error) => Err(anyhow::anyhow!("{error:#}")),
        };
        if answer.send((number, result)).is_err() {
            return;
        }
    }
}

/// A number of things, in words.
pub fn counted(count: usize, thing: &str) -> String {
    let several = match thing.split_once(' ') {
        Some((noun, rest)) => format!("{noun}s {rest}"),
        None => format!("{thing}s"),
    };
    if count == 1 {
        format!("1 {thing}")
    } else {
        format!("{count} {several}")
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn results_come_in_order_whoever_is_done_first() {
        let slow_for_even = || {
            Ok(|piece: u64| {
                thread::sleep(Duration::from_millis(3 * (1 - piece % 2)));
                Ok(piece * 2)
            })
        };
        let mut share = Share::new(4, slow_for_even);
        let mut results = Vec::new();
        let mut take = |result| {
            results.push(result);
            Ok(())
        };
        for piece in 0..100 {
            share.hand_out(piece, &mut take).unwrap();
        }
        share.finish(&mut take).unwrap();
        assert_eq!(results, (0..100).map(|piece| piece * 2).collect::<Vec<_>>());
    }

    #[test]
    fn a_piece_that_fails_ends_the_work() {
        let mut share = Share::new(2, || {
            Ok(|piece: usize| match piece {
                5 => Err(anyhow::anyhow!("No more paper.")),
                piece => Ok(piece),
            })
        });
        let mut take = |_| Ok(());
        let handed: Result<()> = (0..50).try_for_each(|piece| share.hand_out(piece, &mut take));
        let error = handed.and_then(|()| share.finish(&mut take)).unwrap_err();
        assert_eq!(error.to_string(), "No more paper.");
    }

    #[test]
    fn things_are_counted_in_words() {
        assert_eq!(counted(1, "letter"), "1 letter");
        assert_eq!(counted(0, "letter"), "0 letters");
        assert_eq!(counted(2, "piece of advice"), "2 pieces of advice");
    }
}
