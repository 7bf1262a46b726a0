package com.atlasengine.local.lex;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FuzzyTermsEnum;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.BytesRef;

/** A full-text index of sample utterances that says how alike a text is to each. */
final class UtteranceIndex {
  private static final String TEXT = "text";
  private static final int MAX_CANDIDATES = 25;

  /** A word must be this long for one wrong letter to be forgiven. */
  private static final int MIN_FUZZY_WORD_CHARS = 5;

  /** What a word that carries no meaning by itself counts, where others count 0.5 to 1. */
  private static final double FUNCTION_WORD_WEIGHT = 0.15;

  /**
   * A strong reference, so that the level stays set: Lucene warns at start-up that it runs without
   * SIMD.
   */
  private static final Logger LUCENE = Logger.getLogger("org.apache.lucene.internal.vectorization");

  static {
    LUCENE.setLevel(Level.SEVERE);
  }

  private final Analyzer analyzer;
  private final Set<String> functionStems;
  private final List<Set<String>> samples = new ArrayList<>();
  private final IndexReader reader;
  private final IndexSearcher searcher;

  UtteranceIndex(Collection<String> utterances, LexWords words) {
    this.analyzer = words.analyzer();
    try {
      functionStems = stems(words.function());
      ByteBuffersDirectory directory = new ByteBuffersDirectory();
      try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(analyzer))) {
        for (String utterance : utterances) {
          samples.add(stems(utterance));
          Document document = new Document();
          document.add(new TextField(TEXT, utterance, Field.Store.NO));
          writer.addDocument(document);
        }
      }
      reader = DirectoryReader.open(directory);
      searcher = new IndexSearcher(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * How alike the text is to the utterances, 0..1, by their position in the collection that this
   * index was made of; those that are not alike at all are left out.
   */
  Map<Integer, Double> likeness(String text) {
    try {
      Set<String> said = correctSpelling(stems(text));
      BooleanQuery.Builder query = new BooleanQuery.Builder();
      said.forEach(stem -> query.add(new TermQuery(new Term(TEXT, stem)), Occur.SHOULD));
      Map<Integer, Double> likeness = new HashMap<>();
      for (ScoreDoc hit : searcher.search(query.build(), MAX_CANDIDATES).scoreDocs) {
        likeness.put(hit.doc, overlap(said, samples.get(hit.doc)));
      }
      return likeness;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The weight of the words that both share, out of the weight of all words of either. */
  private double overlap(Set<String> utterance, Set<String> sample) throws IOException {
    double shared = 0;
    double all = 0;
    for (String stem : utterance) {
      double weight = weight(stem);
      all += weight;
      shared += sample.contains(stem) ? 2 * weight : 0;
    }
    for (String stem : sample) {
      all += weight(stem);
    }
    return all == 0 ? 0 : shared / all;
  }

  private double weight(String stem) throws IOException {
    if (functionStems.contains(stem)) {
      return FUNCTION_WORD_WEIGHT;
    }
    int frequency = reader.docFreq(new Term(TEXT, stem));
    return frequency == 0
        ? 0.75
        : 0.5
            + 0.5
                * Math.log((1.0 + reader.numDocs()) / frequency)
                / Math.log(1.0 + reader.numDocs());
  }

  private Set<String> correctSpelling(Set<String> stems) throws IOException {
    Set<String> checked = new LinkedHashSet<>();
    for (String stem : stems) {
      Term term = new Term(TEXT, stem);
      boolean known = stem.length() < MIN_FUZZY_WORD_CHARS || reader.docFreq(term) > 0;
      checked.add(known ? stem : nearestWord(term));
    }
    return checked;
  }

  /** The commonest of the indexed words that differ by one letter, or the word itself. */
  private String nearestWord(Term term) throws IOException {
    FuzzyTermsEnum near =
        new FuzzyTermsEnum(
            MultiTerms.getTerms(reader, TEXT), term, 1, 1, /* transpositions= */ true);
    String nearest = term.text();
    int frequency = 0;
    for (BytesRef found = near.next(); found != null; found = near.next()) {
      if (near.docFreq() > frequency) {
        frequency = near.docFreq();
        nearest = found.utf8ToString();
      }
    }
    return nearest;
  }

  private Set<String> stems(String text) throws IOException {
    Set<String> stems = new LinkedHashSet<>();
    try (TokenStream tokens = analyzer.tokenStream(TEXT, text)) {
      CharTermAttribute word = tokens.addAttribute(CharTermAttribute.class);
      tokens.reset();
      while (tokens.incrementToken()) {
        stems.add(word.toString());
      }
      tokens.end();
    }
    return stems;
  }
}
