/**
 * Files that people write, held to a JSON schema: {@link dev.cairn.delivery.form.BundledForm}.
 *
 * <p>What must not live here: what the values mean.
 */
package dev.cairn.delivery.form;
