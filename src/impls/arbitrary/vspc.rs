//! Suboptions of the concentrator's protocol. [`Suboption::write_into`] turns one into a frame.

use arbitrary::{Arbitrary, Error, Result, Unstructured};

use crate::telnet::Payload;
use crate::vspc::{Code, Codes, DoProxy, Suboption, Uuid};

arbitrary! {
    Uuid = |input| input.arbitrary().map(Self::from_bytes);
    Code = |input| input.arbitrary().map(Self::new);
    Codes<'a> = |input| input.arbitrary().map(Self::new);
    Payload<'a> = |input| input.arbitrary().map(Self::new);
}

impl<'a> Arbitrary<'a> for DoProxy<'a> {
    fn arbitrary(input: &mut Unstructured<'a>) -> Result<Self> {
        let (direction, service_uri) = input.arbitrary()?;
        Self::new(direction, service_uri)
            .or_else(|_| Self::new(direction, "vSPC.py"))
            .map_err(|_| Error::IncorrectFormat)
    }
}

/// Any code, known or unknown, with a valid payload.
impl<'a> Arbitrary<'a> for Suboption<'a> {
    fn arbitrary(input: &mut Unstructured<'a>) -> Result<Self> {
        let code = if input.arbitrary()? {
            let known = Codes::ALL.iter();
            let number = input.choose_index(known.clone().count())?;
            known.clone().nth(number).ok_or(Error::IncorrectFormat)?
        } else {
            input.arbitrary()?
        };
        // Random bytes are rarely a valid payload for a code with a fixed format.
        if let Ok(suboption) = Self::parse(code, input.arbitrary()?) {
            return Ok(suboption);
        }
        Ok(match code {
            Code::DO_PROXY => Self::DoProxy(input.arbitrary()?),
            Code::VM_VC_UUID => Self::VmVcUuid(input.arbitrary()?),
            Code::VM_BIOS_UUID => Self::VmBiosUuid(input.arbitrary()?),
            Code::VM_LOCATION_UUID => Self::VmLocationUuid(input.arbitrary()?),
            _ => Self::parse(code, Payload::new(b"x"))
                .or_else(|_| Self::parse(code, Payload::new(&[])))
                .map_err(|_| Error::IncorrectFormat)?,
        })
    }
}
