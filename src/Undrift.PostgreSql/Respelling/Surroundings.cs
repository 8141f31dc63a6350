using Undrift.PostgreSql.Kinds;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Respelling;

/// <summary>
/// What SQL texts name, written as SQL from a catalog: the tables with their columns, the types, the functions with their
/// signatures. What they name in turn comes with them.
/// </summary>
internal sealed class Surroundings(CatalogIndex index)
{
    private static readonly Dictionary<string, IPostgreSqlKind> Kinds = PostgreSqlKinds.All.ToDictionary(kind =>
        kind.Kind.Name
    );

    private readonly Dictionary<ObjectId, string> _statements = [];
    private readonly Queue<string> _unread = [];

    /// <summary>The kind of an object.</summary>
    public static IPostgreSqlKind KindOf(CatalogObject item) => Kinds[item.Id.Kind];

    /// <summary>The statements that make what the texts name, in no order that could be relied on.</summary>
    public IReadOnlyCollection<string> Of(IEnumerable<string> texts)
    {
        // What an extension brings, and a cast, is used in ways that no word shows: all of them come.
        foreach (var item in index.Catalog.Objects)
            if (item.Kind.Ambient || item.Id.Kind == CastKind.Name)
                Add(item);
        foreach (var text in texts)
            _unread.Enqueue(text);
        while (_unread.TryDequeue(out var text))
        {
            var words = Words.Of(text);
            foreach (var item in words.SelectMany(index.Named))
                if (item.Id.Schema.Length == 0 || words.Contains(item.Id.Schema))
                    AddWithMembers(item);
        }
        return _statements.Values;
    }

    private void AddWithMembers(CatalogObject item)
    {
        if (!Add(item))
            return;
        foreach (var member in index.MembersOf(item.Id))
            Add(member);
    }

    private bool Add(CatalogObject item)
    {
        // What an extension brings is there as soon as the extension is.
        if (item.Owner is { Kind: ExtensionKind.Name } || _statements.ContainsKey(item.Id))
            return false;
        if (KindOf(item).Stub(item, index) is not { } statement)
            return false;
        _statements.Add(item.Id, statement);
        _unread.Enqueue(statement);
        return true;
    }
}
