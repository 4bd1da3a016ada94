"""How the bundled Persian-English model is trained, from the corpus to the shipped folder.

The modules in the order in which a run uses them::

    settings    one TOML file, typed
    corpus      the corpus folder as records
    noise       what OCR and the web do to Persian text
    masking     which figures of a row become masks
    entities    names, places and organizations: swapped and masked on both sides
    data        tasks, paragraphs and token ids; batches by length
    vocabulary  the SentencePiece model
    model       the encoder-decoder, and dropout that is cheap on a CPU
    embeddings  a trained embedding matrix carried over to another vocabulary
    deepen      more encoder layers for a trained model
    precision   where bfloat16 is fast, and the copy of the model that computes in it
    optimize    Muon for the matrices, AdamW for the rest, the schedule
    run         a run in its folder: state, checkpoints, log, measuring
    train       the loop: resuming, pausing, early stopping
    evaluate    BLEU and chrF++ on held-out lines
    export      averaged weights as the folder that `brief` loads
    coverage    how many words of a text the corpus has, by its size
    parts       a large file in parts, and back

``python -m models.training --help`` says what can be run.
"""
