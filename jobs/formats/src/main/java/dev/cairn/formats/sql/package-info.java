/**
 * The text of SQL statements: their digest and kind, the masking of passwords, and the tokens that
 * may take the place of literals.
 *
 * <p>What must not live here: anything that knows a log, a record or an event. This package depends
 * on the Java platform alone.
 *
 * <h2>Why a scanner of our own and not a library</h2>
 *
 * <p>{@code SqlScanner} cuts any text at all into tokens and never fails. A parser knows a grammar,
 * and logs hold what no grammar accepts: statements that the server refused, texts that a limit has
 * cut, {@code *****} where a password stood, bytes that are not UTF-8, dialects of three servers.
 * Over 19,191 statements of a capture's query log, one thread's processor time on a busy two-core
 * machine, whole and then cut after three quarters of their length:
 *
 * <table>
 *   <caption>Statements without a result, and microseconds for each</caption>
 *   <tr><th></th><th>whole</th><th>failed</th><th>cut</th><th>failed</th></tr>
 *   <tr><td>{@link dev.cairn.formats.sql.SqlDigest}, SHA-256 included</td>
 *       <td>0.74</td><td>0</td><td>0.68</td><td>0</td></tr>
 *   <tr><td>Druid 1.2.23, {@code parameterize}</td>
 *       <td>11.6</td><td>0</td><td>10.6</td><td>50 %</td></tr>
 *   <tr><td>JSqlParser 4.9, of the first 1,500</td>
 *       <td>150</td><td>7 %</td><td>176</td><td>58 %</td></tr>
 * </table>
 *
 * <p>Their normal forms are also theirs to change, while a digest that stands in an archive for six
 * years is not.
 */
package dev.cairn.formats.sql;
