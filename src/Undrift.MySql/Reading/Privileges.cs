using System.Text.RegularExpressions;
using Undrift.MySql.Kinds;
using Undrift.MySql.Text;

namespace Undrift.MySql.Reading;

/// <summary>
/// What the login may see, from SHOW GRANTS. information_schema leaves out without a word what it may not: that is a gap, and
/// no absence.
/// </summary>
internal sealed class Privileges
{
    private const string All = "ALL PRIVILEGES";

    // MySQL manual, "Privileges Provided by MySQL": with any of these on a table, it is listed.
    private static readonly string[] OnTables =
    [
        "SELECT",
        "INSERT",
        "UPDATE",
        "DELETE",
        "CREATE",
        "DROP",
        "REFERENCES",
        "INDEX",
        "ALTER",
        "CREATE VIEW",
        "SHOW VIEW",
        "TRIGGER",
    ];
    private static readonly string[] OnRoutines =
    [
        "EXECUTE",
        "CREATE ROUTINE",
        "ALTER ROUTINE",
        "SHOW CREATE ROUTINE",
        "SHOW_ROUTINE",
    ];

    private readonly HashSet<string> _global = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _database = new(StringComparer.OrdinalIgnoreCase);
    private bool _routineTable;
    private bool _systemTables;

    /// <summary>Reads the rows of SHOW GRANTS.</summary>
    public static Privileges Of(IEnumerable<string> grants, OwnDatabase database)
    {
        var privileges = new Privileges();
        foreach (var grant in grants)
            privileges.Add(grant, database);
        return privileges;
    }

    /// <summary>What may be there and is not seen.</summary>
    /// <param name="anySequence">True where there are sequences.</param>
    /// <param name="cluster">True where accounts are asked for.</param>
    public IEnumerable<Gap> Gaps(bool anySequence, bool cluster)
    {
        if (cluster && !SeesAccounts)
            foreach (var kind in MySqlKinds.OfCluster)
                yield return new Gap(
                    $"every {kind.Name}",
                    "grant SELECT on mysql.* to the checking login",
                    Kind: kind.Name
                );
        if (!Any(OnTables))
            foreach (var kind in MySqlKinds.OfTables)
                yield return Hidden(kind, "SELECT");
        if (!Any(["TRIGGER"]))
            yield return Hidden(TriggerKind.Modelled, "TRIGGER");
        if (!Any(["EVENT"]))
            yield return Hidden(EventKind.Modelled, "EVENT");
        if (!Any(OnRoutines) && !_routineTable && !Has(_global, "SELECT"))
            foreach (var kind in MySqlKinds.OfRoutines)
                yield return Hidden(kind, "SHOW_ROUTINE (MySQL), SHOW CREATE ROUTINE (MariaDB 11.3) or EXECUTE");
        if (anySequence && !SeesRows)
            yield return Hidden(SequenceKind.Modelled, "SELECT");
    }

    /// <summary>True where every table of the database may be read.</summary>
    public bool SeesRows => Any(["SELECT"]);

    /// <summary>True where the tables with the accounts may be read.</summary>
    public bool SeesAccounts => _systemTables || Has(_global, "SELECT");

    /// <summary>True where triggers are listed.</summary>
    public bool SeesTriggers => Any(["TRIGGER"]);

    private bool Any(ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            if (Has(_global, name) || Has(_database, name))
                return true;
        return false;
    }

    private static bool Has(HashSet<string> granted, string name) => granted.Contains(name) || granted.Contains(All);

    private static Gap Hidden(ObjectKind kind, string privilege) =>
        new(
            $"every {kind.Name}",
            $"the checking login may not see all of them: grant {privilege} on the whole database to it",
            Kind: kind.Name
        );

    /// <summary>GRANT privilege, … ON object TO …; REVOKE takes away for one database what is granted for all (MySQL).</summary>
    private void Add(string grant, OwnDatabase database)
    {
        var tokens = SqlTokenizer.Split(grant);
        var on = tokens.FindIndex(token => token.Is("ON"));
        if (on < 0 || tokens.Count < on + 4 || !tokens[on + 2].IsSign('.'))
            return;
        var names = Ddl.TokenRun.Items(tokens[1..on]).Select(item => Name(grant, item));
        var (schema, target) = (tokens[on + 1], tokens[on + 3]);
        if (!target.IsSign('*'))
            _routineTable |= schema.Value == "mysql" && target.Value == "proc";
        else if (tokens[0].Is("REVOKE"))
            _global.ExceptWith(Fits(schema.Value, database.Name) ? names : []);
        else if (schema.IsSign('*'))
            _global.UnionWith(names);
        else if (Fits(schema.Value, database.Name))
            _database.UnionWith(names);
        else if (schema.Value == "mysql" && names.Contains("SELECT", StringComparer.OrdinalIgnoreCase))
            _routineTable = _systemTables = true;
    }

    private static string Name(string grant, List<SqlToken> item)
    {
        var words = item.TakeWhile(token => token.Kind is SqlTokenKind.Word).ToList();
        return words.Count == 0 ? "" : grant[words[0].Start..words[^1].End];
    }

    /// <summary>A grant names databases by a pattern, in which _ and % stand for others unless a backslash precedes them.</summary>
    private static bool Fits(string pattern, string name)
    {
        var expression = Regex.Replace(
            Regex.Escape(pattern),
            @"(?<escaped>\\\\[_%])|(?<one>_)|(?<many>%)",
            match =>
                match.Groups["one"].Success ? "."
                : match.Groups["many"].Success ? ".*"
                : match.Value[2..],
            RegexOptions.ExplicitCapture,
            TimeSpan.FromSeconds(1)
        );
        return Regex.IsMatch(
            name,
            $"^(?:{expression})$",
            RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.ExplicitCapture,
            TimeSpan.FromSeconds(1)
        );
    }
}
