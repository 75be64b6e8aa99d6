package dev.cairn.delivery.payload;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.util.Set;
import java.util.TreeSet;

/** Which names the places of a text have, those of sections too. */
final class PlaceNames implements Mustache.Visitor {

  private final Set<String> names = new TreeSet<>();

  private PlaceNames() {}

  static Set<String> of(Template template) {
    PlaceNames visitor = new PlaceNames();
    template.visit(visitor);
    return visitor.names;
  }

  @Override
  public void visitText(String text) {}

  @Override
  public void visitVariable(String name) {
    names.add(name);
  }

  @Override
  public boolean visitInclude(String name) {
    names.add(">" + name);
    return false;
  }

  @Override
  public boolean visitSection(String name) {
    names.add(name);
    return true;
  }

  @Override
  public boolean visitInvertedSection(String name) {
    names.add(name);
    return true;
  }
}
