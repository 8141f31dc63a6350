using Undrift.MySql.Connection;
using Undrift.MySql.Scratch;
using Undrift.MySql.Text;

namespace Undrift.MySql.Reading;

/// <summary>What the server and the session say of themselves; everything else is read in the light of it.</summary>
internal sealed class ServerFacts
{
    private readonly HashSet<string> _defaultCollations = [];
    private readonly CatalogRow _session;
    private readonly bool _built;

    /// <summary>Takes in what the session says.</summary>
    /// <param name="version">The server.</param>
    /// <param name="session">The row of <c>Session.sql</c>.</param>
    /// <param name="collations">The collations that character sets have where nothing is said.</param>
    /// <param name="built">True for a scratch database that SQL has just been run on.</param>
    public ServerFacts(ServerVersion version, CatalogRow session, IEnumerable<string> collations, bool built)
    {
        (Version, _session, _built) = (version, session, built);
        Database = new OwnDatabase(session.Text("db"), FoldsNames);
        _defaultCollations.UnionWith(collations.Select(name => Charsets.Name(name)));
    }

    /// <summary>The server.</summary>
    public ServerVersion Version { get; }

    /// <summary>True for MariaDB.</summary>
    public bool IsMariaDb => Version.Flavour is Flavour.MariaDb;

    /// <summary>The database that is read.</summary>
    public OwnDatabase Database { get; }

    /// <summary>The account that the login was taken for.</summary>
    public string Login => _session.Text("login");

    /// <summary>True where the server stores names of tables in lower case, or compares them so.</summary>
    public bool FoldsNames => _session.Number("lower_case_table_names") is > 0;

    /// <summary>The collation for a facet; one that is the default of its character set on this server says so.</summary>
    public string? Collation(string? name) =>
        Charsets.Name(name) is not { } collation ? null
        : _defaultCollations.Contains(collation) ? collation + FacetText.Default
        : collation;

    /// <summary>Who the object belongs to; null where SQL that was run here did not say.</summary>
    public string? Definer(string? definer) => Unless(definer, Login);

    /// <summary>The modes of a body; null where SQL that was run here did not say.</summary>
    public IReadOnlyList<string>? SqlMode(string? modes)
    {
        var own = SqlModes.Of(modes);
        if (_built)
        {
            var unstated = SqlModes.Of(_session["sql_mode"]);
            if (own.SequenceEqual(unstated))
                return null;
            // Modes that were added to those of the session hold the mark, too.
            if (unstated.Contains(ScratchMarks.Mode))
                own = [.. own.Where(mode => mode != ScratchMarks.Mode)];
        }
        return own.Count == 0 ? ["(none)"] : own;
    }

    /// <summary>A client's character set; null where SQL that was run here did not say.</summary>
    public string? ClientCharset(string? charset) => Charsets.Name(Unless(charset, _session["client_charset"]));

    /// <summary>A client's collation; null where SQL that was run here did not say.</summary>
    public string? ClientCollation(string? collation) => Charsets.Name(Unless(collation, _session["client_collation"]));

    /// <summary>A time zone; null where SQL that was run here did not say.</summary>
    public string? TimeZone(string? zone) => Unless(zone, _session["time_zone"]);

    /// <summary>A moment; null where SQL that was run here did not say, so that the server took the beginning of the day.</summary>
    public string? Midnight(string? moment) => Unless(moment, _session["today"] + " 00:00:00");

    /// <summary>The database's collation when an object was made; null where SQL that was run here did not say.</summary>
    public string? CollationOfDatabase(string? collation, string? now) => Charsets.Name(Unless(collation, now));

    private string? Unless(string? value, string? unstated) => _built && value == unstated ? null : value;
}
