using System.Collections.Frozen;

namespace Undrift.Sqlite;

/// <summary>
/// The tables that known modules keep their data in: name of the virtual table, underscore, one of these. By name and not by
/// <c>PRAGMA table_list</c>, which knows them only where the module is loaded and the library is 3.37 or newer.
/// </summary>
internal static class ShadowTables
{
    private static readonly FrozenDictionary<string, string[]> Suffixes = new Dictionary<string, string[]>
    {
        ["fts3"] = ["content", "segments", "segdir", "docsize", "stat"],
        ["fts4"] = ["content", "segments", "segdir", "docsize", "stat"],
        ["fts5"] = ["data", "idx", "content", "docsize", "config"],
        ["rtree"] = ["node", "rowid", "parent"],
        ["rtree_i32"] = ["node", "rowid", "parent"],
        ["geopoly"] = ["node", "rowid", "parent"],
        ["spellfix1"] = ["vocab"],
    }.ToFrozenDictionary();

    /// <summary>Shadow table (folded) to the name of its virtual table.</summary>
    public static Dictionary<string, string> Find(IEnumerable<SchemaRow> virtualTables)
    {
        var found = new Dictionary<string, string>();
        foreach (var row in virtualTables)
        foreach (var suffix in Suffixes.GetValueOrDefault(Module(row.Sql), []))
            found[Names.Fold(row.Name) + "_" + suffix] = row.Name;
        return found;
    }

    private static string Module(string sql)
    {
        var tokens = Tokenizer.Split(sql);
        var at = tokens.FindIndex(token => token.Is("USING"));
        return at >= 0 && at + 1 < tokens.Count ? Names.Fold(tokens[at + 1].Value) : "";
    }
}
