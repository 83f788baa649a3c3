package dev.plinth.cli;

import dev.plinth.environment.SettingsFiles;
import dev.plinth.operations.Refused;
import dev.plinth.platforms.Synthesis;
import dev.plinth.platforms.Target;
import dev.plinth.policy.RepositoryFiles;
import dev.plinth.policy.Subject;
import dev.plinth.policy.Waivers;
import dev.plinth.policy.rules.Rules;
import dev.plinth.review.Judged;
import dev.plinth.review.Origin;
import dev.plinth.terraform.InvalidDocument;
import dev.plinth.terraform.TerraformDocument;
import dev.plinth.terraform.TerraformFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Reads what is to be checked and holds it against the rules. */
final class Checking {
  private final Path root;
  private final Synthesis synthesis;
  private final Waivers waivers;
  private final Consumer<String> progress;

  /**
   * @param progress is told each platform before it is synthesized
   */
  Checking(Path root, Synthesis synthesis, Waivers waivers, Consumer<String> progress) {
    this.progress = progress;
    this.root = root;
    this.synthesis = synthesis;
    this.waivers = waivers;
  }

  /**
   * A document, and where it comes from.
   *
   * @param beside what stands beside it and is not part of it
   */
  private record Read(Subject subject, Origin origin, List<String> beside) {
    List<String> unread() {
      return Stream.concat(subject.document().unread().stream(), beside.stream()).toList();
    }
  }

  /**
   * What was found, document by document.
   *
   * @throws Refused if something cannot be read
   */
  List<Judged> judged(CheckSubjects subjects) {
    var read = new ArrayList<Read>();
    subjects.targets().forEach(target -> read.add(platform(target)));
    subjects.files().forEach(file -> read.add(file(file)));
    List<Subject> all = read.stream().map(Read::subject).toList();
    var judged = new ArrayList<Judged>();
    read.forEach(one -> judged.add(judged(one, all)));
    if (subjects.everything()) {
      judged.add(repository());
    }
    return judged;
  }

  private Judged repository() {
    return Judged.of(
        "repository",
        Origin.repository(root),
        Rules.ofRepositories(),
        Rules.check(RepositoryFiles.read(root)).toList(),
        List.of(),
        waivers);
  }

  private Judged judged(Read read, List<Subject> all) {
    Subject subject = read.subject();
    List<Subject> others = all.stream().filter(other -> other != subject).toList();
    return Judged.of(
        subject.name(),
        read.origin(),
        Rules.ofDocuments(),
        Rules.check(subject, others).toList(),
        read.unread(),
        waivers);
  }

  private Read platform(Target target) {
    String name = target.platform() + "/" + target.environment();
    Path settings = SettingsFiles.of(root).file(target.platform(), target.environment());
    progress.accept(name);
    String json = synthesis.synthesize(target, Map.of()).json();
    return new Read(
        new Subject(name, TerraformDocument.read(json)),
        Origin.file(settings.toString()),
        List.of());
  }

  private static Read file(Path file) {
    try {
      var subject = new Subject(file.toString(), TerraformFiles.read(file));
      return Files.isDirectory(file)
          ? new Read(subject, Origin.terraform(names(file, ".tf.json")), hcl(file))
          : new Read(subject, Origin.terraform(List.of(file.toString())), List.of());
    } catch (InvalidDocument invalid) {
      throw new Refused("%s: %s".formatted(file, invalid.getMessage()));
    }
  }

  private static List<String> hcl(Path folder) {
    return names(folder, ".tf").stream()
        .map(name -> name + ": HCL, not JSON: check a plan instead")
        .toList();
  }

  private static List<String> names(Path folder, String ending) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(Path::toString).filter(name -> name.endsWith(ending)).sorted().toList();
    } catch (IOException goneMeanwhile) {
      throw new Refused("%s: cannot be read: look whether it is there".formatted(folder));
    }
  }
}
