package dev.cairn.testkit.life;

import java.util.ArrayList;
import java.util.List;

/** What one person says: some phrases often, most of them rarely; it drifts slowly. */
final class Repertoire {

  private final Phrasebook book;
  private final List<Integer> numbers = new ArrayList<>();

  Repertoire(Phrasebook book, int count, Chance chance) {
    this.book = book;
    while (numbers.size() < Math.min(count, book.count() / 2)) {
      learn(chance);
    }
  }

  Phrasebook book() {
    return book;
  }

  /** A phrase of the team's that was not used so far, or was and comes up again. */
  void learn(Chance chance) {
    int number = chance.zipf(book.count());
    if (!numbers.contains(number)) {
      numbers.add(chance.below(numbers.size() + 1), number);
    } else if (chance.happens(0.5)) {
      // what everybody says is known already: something rarer
      int rare = chance.below(book.count());
      if (!numbers.contains(rare)) {
        numbers.add(rare);
      }
    }
  }

  Phrase pick(Chance chance) {
    return book.get(numbers.get(chance.zipf(numbers.size())));
  }
}
