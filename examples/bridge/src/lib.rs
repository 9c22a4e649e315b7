//! The code that `vserial-bridge` and `vserial-concentrator` share.

pub mod bridge;
pub mod buffer;
pub mod channel;
pub mod concentrator;
pub mod delay;
pub mod device;
pub mod fault;
pub mod line;
pub mod net;
pub mod options;
pub mod relay;
pub mod report;
pub mod tls;
