package dev.cairn.formats.mysql;

import dev.cairn.formats.source.FormatGuide;

/** What people are told of the general query log. */
final class GeneralLogGuide {

  static final FormatGuide GUIDE =
      FormatGuide.of(
              "General query log",
              "The file of `general_log=ON`, `log_output=FILE`: MySQL 5.7 and later in its form"
                  + " with ISO 8601 times, MariaDB and older MySQL in theirs. What each client"
                  + " sent, as it arrived. A file shipper brings it to Kafka: one record of the"
                  + " log in a value, or many. **Set the shipper to keep lines together**: a"
                  + " statement is written with its line feeds as they are, so a record of the log"
                  + " goes on up to the next line that begins with a time (or two tabs), an id and"
                  + " a command; Fluent Bit and Filebeat have an option `multiline` for it. Lines"
                  + " that come apart from their record's first become dead letters.")
          .field(
              "time",
              "",
              "`time`, with microseconds: ISO 8601, in UTC or with an offset, as"
                  + " `log_timestamps` says. Or whole seconds, `YYMMDD HH:MM:SS` without a zone:"
                  + " read in the configured one, in this century; where two tabs stand in its"
                  + " place, the second is that of the record before, if it is in the same value,"
                  + " else Kafka's time stands in.")
          .field("id", "connection_id")
          .field(
              "command",
              "event_code",
              "And `activity`: Connect is `logon`, Quit `logoff`, Change user `change_user`,"
                  + " Query `query`, Prepare `prepare`, Execute `execute`, Init DB `use_database`;"
                  + " every other, known or not, is `message`.")
          .field(
              "argument of Query, Prepare, Execute",
              "sql_text",
              "Whole, however long; an Execute has its values filled in. `PREPARE` and `EXECUTE`"
                  + " sent as statements are there twice: as a Query, and as what they do. MySQL"
                  + " writes `<secret>` for passwords unless `log_raw` is on; MariaDB writes them"
                  + " in clear.")
          .field(
              "argument of Connect, Change user",
              "user_name client_ip database_name tls",
              "`user@host on db using TCP/IP`; older servers leave out `using`. SSL/TLS and"
                  + " TCP/IP are told in `tls`; another way in, a host's name, and the account that"
                  + " a proxy user becomes (`as`) are kept in `unmapped`.")
          .field(
              "Access denied …",
              "error_code user_name client_ip database_name",
              "In the place of an argument: `failure`, with the number that belongs to the"
                  + " message: 1045, 1698, or 1044 for a database. The attempt stands before it, in"
                  + " a Connect of its own.")
          .field("argument of Init DB", "database_name")
          .field(
              "argument of Field List",
              "table_name",
              "Where it is one word; with a pattern it stays in `unmapped`.")
          .field(
              "argument of other commands",
              "",
              "Kept in `unmapped` as `argument`: Kill, Binlog Dump, Connect Out and the like.")
          .field(
              "`…/mysqld, Version: … started with:`",
              "event_code",
              "This line and the two after it (`Tcp port: …`, `Time … Id Command … Argument`) are"
                  + " written each time the server opens the file: when it starts, with FLUSH LOGS,"
                  + " when the log is switched on. Each is a `message`, `started` or `header`, at"
                  + " Kafka's time.")
          .cannotTell(
              "Whether anything succeeded, how long it took, rows and bytes: the log is written"
                  + " when a statement arrives. `status` is `unknown`, but for refused logins and"
                  + " Quit.")
          .cannotTell(
              "Who sent a statement: only Connect and Change user name the user, so `user_name` is"
                  + " null on all others. Find it by `connection_id`, from the last of those two"
                  + " that was not refused; ids begin again when the server starts.")
          .cannotTell("Which server wrote it, unless a Kafka header says so; the client's port.")
          .cannotTell(
              "For certain, where a record ends: whoever sends a statement can write a line in it"
                  + " that looks like a record of this log, and nothing tells it from one. Likewise"
                  + " a user or database may be named to look like more: an argument that can be"
                  + " read in two ways is kept in `unmapped`, unread.")
          .cannotTell(
              "Whether a statement is whole, if a shipper sends each line as a value: the first"
                  + " line then looks like all of it. It counts as cut only where it ends inside a"
                  + " string or comment, which also a statement may that was sent broken. Its other"
                  + " lines cannot be recognised: they become dead letters, or what else they look"
                  + " like.")
          .cannotTell("Blanks and line feeds at the end of a statement.")
          .build();

  private GeneralLogGuide() {}
}
