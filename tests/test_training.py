"""The training recipe, end to end on a dozen sentences: vocabulary, steps, resuming, export."""

from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

torch = pytest.importorskip("torch")
pytest.importorskip("sacrebleu", reason="the training measures itself: install the extra [eval]")

from brief.errors import InputError, SettingsError  # noqa: E402
from models.training import parts  # noqa: E402
from models.training.__main__ import prepare  # noqa: E402
from models.training.corpus import is_held_out, read_corpus  # noqa: E402
from models.training.coverage import coverage  # noqa: E402
from models.training.data import PAD, batches, pad, rows_of_epoch  # noqa: E402
from models.training.deepen import deepened  # noqa: E402
from models.training.embeddings import carried_over  # noqa: E402
from models.training.entities import Names  # noqa: E402
from models.training.evaluate import generate  # noqa: E402
from models.training.export import average, export  # noqa: E402
from models.training.model import cheap_dropout, loss_of  # noqa: E402
from models.training.noise import ZWNJ, add_noise  # noqa: E402
from models.training.optimize import orthogonal  # noqa: E402
from models.training.precision import Shadow  # noqa: E402
from models.training.run import Run  # noqa: E402
from models.training.settings import load_settings  # noqa: E402
from models.training.train import train, update  # noqa: E402

SENTENCES = """\
# our own lines
کارگران معدن دیروز به سر کار برگشتند. ||| The miners went back to work yesterday.
وزیر کار گفت ۴۰۳ هزار نفر آموزش دیده‌اند. ||| The labor minister said 403,000 people were trained.
باران سیل‌آسا راه‌های لرستان را بست. ||| Torrential rain closed the roads of Lorestan.
قیمت نان در مشهد ۱۲ درصد بالا رفت. ||| The price of bread in Mashhad rose 12 percent.
تعاونی‌های روستایی وام تازه می‌گیرند. ||| Rural cooperatives are getting new loans.
مدیر کارخانه از تأخیر پوزش خواست. ||| The factory manager apologized for the delay.
"""
ARTICLE = """\
# a farm | report
H ||| گندم‌کاران اراک راضی‌اند ||| Arak's wheat growers are content
S ||| کشاورزان اراک ۹۰ هزار تن گندم فروختند. ||| Farmers in Arak sold 90,000 tons of wheat.
B ||| کشاورزان امسال ۹۰ هزار تن گندم فروختند. ||| Farmers sold 90,000 tons of wheat this year.
Q ||| پول آن را گرفته‌اند؟ ||| Have they been paid?
B ||| بیشتر پول پرداخت شده است. ||| Most of the money has been paid.
"""
torch.set_num_threads(1)  # so small that a second thread only waits

TINY = (
    "corpus.held_out_modulus=5",
    "corpus.sample=2",
    "vocabulary.size=420",
    "sizes.small.width=16",
    "sizes.small.encoder_layers=1",
    "sizes.small.decoder_layers=1",
    "sizes.small.feed_forward=32",
    "sizes.small.heads=2",
    "schedule.checkpoint_minutes=0.005",
    "schedule.batch_tokens_cpu=400",
    "measure.flores=nowhere",
)


@pytest.fixture
def settings(tmp_path: Path):
    corpus = tmp_path / "corpus"
    for folder, text in (("sentences", SENTENCES), ("articles", ARTICLE), ("glossary", "")):
        (corpus / folder).mkdir(parents=True)
        (corpus / folder / "001.txt").write_text(text, encoding="utf-8")
    (corpus / "sentences/002.txt").write_text("راز ||| never trained on\n", encoding="utf-8")
    (corpus / "sentences/003.txt").write_text("نیمه ||| half written", encoding="utf-8")
    (corpus / "glossary/places.txt").write_text("مشهد ||| Mashhad\nاراک ||| Arak\n", "utf-8")
    (corpus / "held-out.txt").write_text("# whole files\nsentences/002.txt\n", "utf-8")
    return load_settings(changes=[*TINY, f"corpus.root={corpus}", "corpus.docs=nowhere"])


def test_held_out_and_unfinished_lines_stay_out(settings):
    corpus = read_corpus(settings.corpus)
    trained = [fa for kind in ("sentences", "articles") for fa, _ in corpus.pairs[kind]]
    assert not {"راز", "نیمه"} & set(trained)
    assert not any(is_held_out(fa, 5) for fa in trained)
    assert all(is_held_out(fa, 5) for fa, _ in corpus.held_out)
    assert len(trained) + len(corpus.held_out) == 11


def test_the_question_is_part_of_the_body(settings):
    (article,) = read_corpus(settings.corpus).articles
    assert "Have they been paid?" in [en for _, en in article.body]


def test_every_task_has_its_rows(settings):
    rows = rows_of_epoch(read_corpus(settings.corpus), settings, ["<t>", "<s>", "<h>"], Random(0))
    assert {task for task, _, _ in rows} == {"<t>", "<s>", "<h>"}


def test_noise_leaves_figures_and_masks(settings):
    text = f"<n1> نفر از ۴۰۳ هزار نفر با SMS خبر گرفته{ZWNJ}اند."
    for seed in range(300):
        noisy = add_noise(text, settings.noise, Random(seed))
        assert "<n1>" in noisy
        assert "۴۰۳" in noisy
        assert "SMS" in noisy


def test_names_are_swapped_and_masked_on_both_sides():
    names = Names(
        {"places": [("مشهد", "Mashhad")], "names": [("رضا", "Reza"), ("کریمی", "Karimi")]}
    )
    pair = ("رضا کریمی <n1> روز در مشهد ماند.", "Reza Karimi stayed in Mashhad for <n1> days.")
    assert names.mask(*pair, 1.0, Random(0)) == (
        "<n1> <n2> روز در <n3> ماند.",
        "<n1> stayed in <n3> for <n2> days.",
    )
    others = Names({"places": [("مشهد", "Mashhad"), ("قم", "Qom")]})
    assert ("به قم رفت.", "He went to Qom.") in {
        others.swap("به مشهد رفت.", "He went to Mashhad.", Random(seed)) for seed in range(9)
    }


def test_batches_keep_every_example_within_the_budget():
    examples = [([5] * (3 + i % 17), [6] * (2 + i % 11)) for i in range(200)]
    found = batches(examples, 300, Random(1))
    assert sorted(len(e[0]) for b in found for e in b) == sorted(len(e[0]) for e in examples)
    for b in found:
        assert len(b) * (max(len(e[0]) for e in b) + max(len(e[1]) for e in b)) <= 300


def test_orthogonal_brings_singular_values_near_one():
    values = torch.linalg.svdvals(orthogonal(torch.randn(2, 24, 60), 5))
    assert values.min() > 0.5
    assert values.max() < 1.5


def test_shadow_computes_the_gradients_and_follows_the_weights(settings, tmp_path: Path):
    prepare(tmp_path / "run", settings, None, 1)
    run = Run(tmp_path / "run", settings, None, 0)
    batch = [([13, 20, 30, 3], [2, 21, 22, 3]), ([13, 25, 3], [2, 23, 3])]
    source, target = (torch.tensor(pad([e[i] for e in batch])) for i in (0, 1))
    loss_of(run.model.eval(), source, target, 0.1).backward()
    whole = torch.cat([p.grad.view(-1) for p in run.model.parameters()])
    run.model.zero_grad()

    shadow = Shadow(run.model)
    loss_of(shadow.model.eval(), source, target, 0.1).backward()
    shadow.give_gradients()
    given = torch.cat([parameter.grad.view(-1) for parameter in run.model.parameters()])
    assert given.dtype == torch.float32
    assert torch.nn.functional.cosine_similarity(given, whole, 0) > 0.99
    assert given.norm().item() == pytest.approx(whole.norm().item(), rel=0.05)

    before = shadow.model.model.shared.weight.clone()
    update(run, batch, 1.0, shadow)
    after = shadow.model.model.shared.weight
    assert not torch.equal(before, after)
    assert torch.equal(after, run.model.model.shared.weight.bfloat16())


def test_cheap_dropout_keeps_the_mean_and_is_undone():
    before = torch.nn.functional.dropout
    with cheap_dropout():
        dropped = torch.nn.functional.dropout(torch.ones(200, 200), 0.25)
    assert torch.nn.functional.dropout is before
    assert abs(dropped.mean().item() - 1) < 0.05
    assert abs((dropped == 0).float().mean().item() - 0.25) < 0.03


def test_a_run_resumes_exports_and_generates(settings, tmp_path: Path):
    folder = tmp_path / "runs/tiny"
    prepare(folder, settings, None, 1)
    run = Run(folder, settings, None, 0)
    assert run.tasks == ["<t>", "<s>", "<e>", "<h>"]
    assert not train(run, minutes=0.04, budget=0.015)
    done = run.counters.step
    assert done > 0

    resumed = Run(folder, settings, None, 0)
    assert resumed.counters.step == done
    assert train(resumed, minutes=0.04)
    assert resumed.counters.step > done
    assert len(resumed.checkpoints()) <= settings.schedule.keep

    out = tmp_path / "out"
    rows = export(folder, out, settings)
    assert {p.name for p in out.iterdir()} == {
        "README.md",
        "config.json",
        "generation_config.json",
        "model.safetensors",
        "spm.model",
    }
    assert rows[0]["beams"] == 1
    assert str(rows[0]["bleu"]) in (out / "README.md").read_text(encoding="utf-8")

    from transformers import M2M100ForConditionalGeneration

    model = M2M100ForConditionalGeneration.from_pretrained(out, dtype=torch.float32)
    kept = average(resumed.checkpoints())["model.shared.weight"]
    assert torch.allclose(model.model.shared.weight, kept.half().float(), atol=1e-3)
    assert model.config.pad_token_id == PAD
    assert len(generate(model, resumed.tokenizer, [[5, 6, 3], [7, 3]])) == 2

    smaller = replace(settings, vocabulary=replace(settings.vocabulary, size=380))
    prepare(tmp_path / "runs/next", smaller, out, 1, new_vocabulary=True)
    onward = Run(tmp_path / "runs/next", smaller, out, 0)
    assert onward.model.model.shared.weight.shape == (onward.tokenizer.get_piece_size(), 16)
    assert onward.tokenizer.get_piece_size() < resumed.tokenizer.get_piece_size()
    update(onward, [([13, 20, 3], [2, 21, 3])], 1.0)


def test_embeddings_keep_their_pieces_in_another_vocabulary(settings, tmp_path: Path):
    prepare(tmp_path / "old", settings, None, 1)
    old = Run(tmp_path / "old", settings, None, 0).tokenizer
    rows = torch.arange(float(old.get_piece_size()))[:, None]

    class New:
        """The control pieces, a task and a piece that both have, and one the old one has not."""

        pieces = ("<pad>", "<unk>", "<bos>", "</s>", "<t>", old.id_to_piece(300), "▁Theater")

        def get_piece_size(self):
            return len(self.pieces)

        def id_to_piece(self, i):
            return self.pieces[i]

    made = carried_over(rows, old, New())[:, 0].tolist()
    assert made[:6] == [0, 1, 2, 3, old.piece_to_id("<t>"), 300]
    split = old.encode("Theater")
    assert made[6] == pytest.approx(sum(split) / len(split))


def test_a_deeper_encoder_says_the_same_and_learns(settings, tmp_path: Path):
    prepare(tmp_path / "run", settings, None, 1)
    shallow = Run(tmp_path / "run", settings, None, 0).model.eval()
    deep = deepened(shallow, 3).eval()
    assert (shallow.config.encoder_layers, deep.config.encoder_layers) == (1, 3)
    ids = torch.tensor([[13, 20, 3]])
    logits = [m(input_ids=ids, decoder_input_ids=ids).logits for m in (shallow, deep)]
    assert torch.allclose(*logits, atol=1e-5)
    loss_of(deep, ids, ids, 0.1).backward()
    assert deep.model.encoder.layers[1].fc2.weight.grad.abs().sum() > 0
    assert deepened(deep, 2) is deep


def test_coverage_grows_with_the_corpus():
    corpus = [f"واژه{chr(0x0628 + i % 8)} آمد" for i in range(64)]
    rows = coverage(["واژهب آمد", "چیزی نو"], corpus, (0.0, 0.25, 1.0))
    assert [count for count, _, _ in rows] == [0, 16, 64]
    assert rows[0][1:] == (1.0, 1.0)
    assert rows[-1][1:] == (0.5, 0.5)
    assert rows[1][2] >= rows[2][2]


def test_parts_join_to_the_same_file(tmp_path: Path):
    file = tmp_path / "weights"
    file.write_bytes(bytes(range(256)) * 10)
    assert len(parts.split(file, tmp_path / "parts", 1000)) == 4
    copy = tmp_path / "copy" / "weights"
    copy.parent.mkdir()
    parts.join(tmp_path / "parts", copy)
    assert copy.read_bytes() == file.read_bytes()
    (tmp_path / "parts/weights.01").unlink()
    with pytest.raises(InputError, match="SHA-256"):
        parts.join(tmp_path / "parts", copy)


@pytest.mark.parametrize("change", ["mix.doc=1", "mix.docs", "mix.docs=many", "model.size=huge"])
def test_a_wrong_setting_is_named(change):
    with pytest.raises(SettingsError, match=r"mix|huge"):
        load_settings(changes=[change])
