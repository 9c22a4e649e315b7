//! Wall-clock time of one parse: every parser on every input that has a limit, and on inputs that are refused.
//!
//!     cargo bench --bench parse                  criterion's report
//!     benches/time.sh                            the same as a Markdown table with ratios

use core::hint::black_box;
use core::time::Duration;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use vserial_uri_benches::parsers::PARSERS;
use vserial_uri_inputs::{ACCEPTED, REFUSED};

fn parse(criterion: &mut Criterion) {
    for (group, inputs) in [("accepted", &ACCEPTED[..]), ("refused", &REFUSED[..])] {
        for input in inputs {
            let mut group = criterion.benchmark_group(format!("{group}/{}", input.name));
            group.throughput(Throughput::Bytes(input.text.len() as u64));
            for parser in PARSERS.iter().filter(|parser| parser.name != "nothing") {
                group.bench_with_input(BenchmarkId::from_parameter(parser.name), input.text, |bencher, text| {
                    bencher.iter(|| (parser.parse)(black_box(text)));
                });
            }
            group.finish();
        }
    }
}

criterion_group! {
    name = benches;
    // Parsing takes less than a microsecond mostly: short runs are steady enough, and the whole set ends in minutes.
    config = Criterion::default()
        .without_plots()
        .sample_size(30)
        .warm_up_time(Duration::from_millis(100))
        .measurement_time(Duration::from_millis(500));
    targets = parse
}
criterion_main!(benches);
