/**
 * What a settings file may say, as records, and its strict reading.
 *
 * <p>A settings file is {@code environments/<platform>/<environment>.tfvars.json}: read here when a
 * platform is synthesized, and valid for {@code terraform -var-file}. The records are the schema:
 * their components name the keys, their types say which settings decide structure ({@code int},
 * {@code String}, …) and which ones resources take as they are ({@link
 * dev.plinth.environment.Variable}), and their annotations say what is allowed.
 *
 * <p>A list that is the same in all environments, such as the services of a platform, stands in a
 * {@link dev.plinth.environment.Catalogue} beside them; an environment says by name what differs.
 */
package dev.plinth.environment;
