//! A machine's port, connected to its service.

use std::future::pending;
use std::mem;
use std::net::SocketAddr;

use anyhow::Result;
use openssl::rand::rand_bytes;
use tokio::time::{Instant, sleep_until};
use tracing::{info, warn};

use super::moving::{Arrival, Moves, Moving};
use super::service::Service;
use crate::line::{Line, Notice};
use crate::relay::LINGER;

/// A machine's port that was accepted.
pub struct Port<'a> {
    service: Service<'a>,
    machine: &'a mut Line<'static>,
    peer: SocketAddr,
    /// Whether the machine has stopped sending on this connection.
    machine_ended: bool,
    moves: &'a Moves,
    moving: Option<Moving<'a>>,
    /// Until when bytes are sent to a service that has disconnected.
    linger: Option<Instant>,
}

impl<'a> Port<'a> {
    /// Connects a machine to its service.
    pub fn new(service: Service<'a>, machine: &'a mut Line<'static>, peer: SocketAddr, moves: &'a Moves) -> Self {
        Self { service, machine, peer, machine_ended: false, moves, moving: None, linger: None }
    }

    /// Relays bytes both ways until the machine disconnects, or the service does and is not a server.
    ///
    /// From the beginning of a move to its end, nothing is sent to the machine: what the source host has already received
    /// moves with the machine, and the rest is sent to the host where it continues.
    ///
    /// # Errors
    ///
    /// Returns the errors of the machine, and those of the service unless it is a server.
    pub async fn run(&mut self) -> Result<()> {
        loop {
            self.receive_from_machine()?;
            self.receive_from_service().await?;
            if let Some(moving) = &mut self.moving {
                if self.machine_ended {
                    moving.source_ended();
                }
                if self.machine.received.is_empty()
                    && let Some(arrival) = moving.completed(self.machine_ended)
                {
                    self.take_over(arrival);
                    continue;
                }
            } else if self.machine_ended && (self.machine.received.is_empty() || self.service.line.is_none()) {
                break;
            }
            if self.service_has_ended() {
                let after = Instant::now() + LINGER;
                if *self.linger.get_or_insert(after) <= Instant::now() {
                    if !self.service.is_server() {
                        break;
                    }
                    self.end_service().await;
                }
            }
            self.step().await?;
        }
        self.machine.finish().await;
        self.end_service().await;
        info!("machine {} disconnected", self.peer);
        Ok(())
    }

    /// Reads or writes on any of the connections.
    async fn step(&mut self) -> Result<()> {
        let moving = async {
            match &mut self.moving {
                Some(moving) => moving.step().await,
                None => pending().await,
            }
        };
        tokio::select! {
            result = self.machine.step(), if !self.machine_ended => {
                self.linger = self.linger.map(|_| Instant::now() + LINGER);
                return result.or_else(|error| self.machine_failed(error));
            }
            result = self.service.step() => return result.or_else(|error| self.service_failed(error)),
            result = moving => if let Err(error) = result {
                warn!("move of machine {}: {error:#}", self.peer);
                self.moving = None;
            },
            () = sleep_until(self.linger.unwrap_or_else(Instant::now)), if self.linger.is_some() => {}
        }
        Ok(())
    }

    fn receive_from_machine(&mut self) -> Result<()> {
        while !self.machine_ended {
            match self.machine.receive() {
                Ok(Some(notice)) => self.notice(notice)?,
                Ok(None) => break,
                Err(error) => self.machine_failed(error)?,
            }
        }
        self.machine_ended |= self.machine.stream_has_ended();
        Ok(())
    }

    async fn receive_from_service(&mut self) -> Result<()> {
        self.machine.send_messages();
        let Some(line) = &mut self.service.line else { return Ok(()) };
        let received = loop {
            match line.receive() {
                Ok(None) => break Ok(()),
                Ok(Some(_)) => {}
                Err(error) => break Err(error),
            }
        };
        line.send(&mut self.machine.received);
        if self.moving.is_none() {
            self.machine.send(&mut line.received);
        }
        received.or_else(|error| self.service_failed(error))
    }

    fn notice(&mut self, notice: Notice) -> Result<()> {
        match notice {
            Notice::Open => info!("machine {} is ready", self.peer),
            Notice::Identity(text) => info!("machine {} has {text}", self.peer),
            Notice::MoveBegins(sequence) => {
                let mut secret = [0; 8];
                rand_bytes(&mut secret)?;
                let moving = Moving::begin(self.moves, &sequence, &secret);
                if self.machine.change(|session| session.vmotion_goahead(&secret) == Ok(true)) {
                    info!("machine {} is about to move", self.peer);
                    self.moving = Some(moving);
                } else {
                    // The sequence leaves no room for the secret.
                    self.machine.change(|session| session.vmotion_notnow());
                }
            }
            Notice::MoveAborted => {
                info!("machine {} stays", self.peer);
                self.moving = None;
            }
            _ => {}
        }
        Ok(())
    }

    /// A machine that is moving continues on the target host; otherwise its failure ends the port.
    fn machine_failed(&mut self, error: anyhow::Error) -> Result<()> {
        self.machine_ended = true;
        if self.moving.is_none() {
            return Err(error);
        }
        warn!("machine {}: {error:#}", self.peer);
        Ok(())
    }

    /// A server accepts the next peer; otherwise the failure of the service ends the port.
    fn service_failed(&mut self, error: anyhow::Error) -> Result<()> {
        self.linger = None;
        self.service.line = None;
        if !self.service.is_server() {
            return Err(error.context("service"));
        }
        warn!("service of machine {}: {error:#}", self.peer);
        Ok(())
    }

    fn service_has_ended(&self) -> bool {
        let has_ended = self.service.line.as_ref().is_some_and(Line::has_ended);
        has_ended && self.machine.is_idle() && self.moving.is_none()
    }

    async fn end_service(&mut self) {
        self.linger = None;
        if let Some(mut line) = self.service.line.take() {
            line.finish().await;
            info!("service of machine {} disconnected", self.peer);
        }
    }

    /// Continues with the machine on its new host, and with what it has sent from there.
    fn take_over(&mut self, arrival: Arrival) {
        info!("machine {} has moved: it is {} now", self.peer, arrival.peer);
        let _source = mem::replace(self.machine, arrival.line);
        self.peer = arrival.peer;
        self.machine_ended = false;
        self.moving = None;
    }
}
