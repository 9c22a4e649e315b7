#!/usr/bin/env bash
# Builds the fuzz targets as OSS-Fuzz asks for them: binaries, seeds, dictionary and options in $OUT.
#
#     OUT=DIRECTORY fuzz/oss-fuzz.sh
#
# OSS-Fuzz sets OUT and SANITIZER, and has a nightly compiler and cargo-fuzz. Elsewhere: .ci/install.sh fuzz
set -euo pipefail
cd "$(dirname "$0")"
: "${OUT:?where the targets are put}"

mkdir -p "$OUT"
cargo +nightly fuzz build -O --sanitizer "${SANITIZER:-address}"
built=target/$(rustc -vV | sed -n 's/^host: //p')/release
for source in targets/*.rs; do
    target=$(basename "$source" .rs)
    cp "$built/$target" "$OUT/"
    cp uri.dict "$OUT/$target.dict"
    printf '[libfuzzer]\nmax_len = 512\ntimeout = 10\n' >"$OUT/$target.options"
done
# All targets start from the same seeds.
python3 - "$OUT" <<'END'
import pathlib, shutil, sys, zipfile

out = pathlib.Path(sys.argv[1])
seeds = [path for path in pathlib.Path("seeds").rglob("*") if path.is_file()]
archive = out / "seeds.zip"
with zipfile.ZipFile(archive, "w") as file:
    for seed in seeds:
        file.write(seed, "-".join(seed.parts[1:]))
for source in pathlib.Path("targets").glob("*.rs"):
    shutil.copy(archive, out / f"{source.stem}_seed_corpus.zip")
archive.unlink()
END
echo "$(find targets -name '*.rs' | wc -l) targets in $OUT"
