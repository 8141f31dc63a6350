namespace Undrift;

/// <summary>
/// Gives objects whose names the engine takes for one (<see cref="ObjectKind.NamesIgnoreCase"/>) one spelling: the desired
/// one. Ids keep the spelling that people wrote, and a table that only changed its spelling is not lost and found. Where one of
/// the servers stores names in lower case, that holds for all names.
/// </summary>
internal static class SpellingAlignment
{
    /// <summary>The actual catalog with the desired spelling; the same catalog where nothing is spelt differently.</summary>
    public static Catalog Align(Catalog desired, Catalog actual)
    {
        var folds = desired.FoldsNames || actual.FoldsNames;
        if (!actual.Objects.Any(item => IgnoresCase(item) && desired.Find(item.Id) is null))
            return actual;
        var spellings = new Dictionary<ObjectId, ObjectId>();
        foreach (var item in desired.Objects)
            if (IgnoresCase(item))
                spellings.TryAdd(Fold(item.Id), item.Id);
        return actual.With(actual.Objects.Select(item => IgnoresCase(item) ? Respell(item, spellings) : item));

        bool IgnoresCase(CatalogObject item) => folds || item.Kind.NamesIgnoreCase;
    }

    private static CatalogObject Respell(CatalogObject item, Dictionary<ObjectId, ObjectId> spellings)
    {
        var id = spellings.GetValueOrDefault(Fold(item.Id), item.Id);
        var owner = item.Owner is { } own ? spellings.GetValueOrDefault(Fold(own), own) : (ObjectId?)null;
        return id == item.Id && owner == item.Owner ? item : item.With(id, owner);
    }

    private static ObjectId Fold(ObjectId id) =>
        id with
        {
            Schema = Fold(id.Schema),
            Parent = Fold(id.Parent),
            Name = Fold(id.Name),
        };

    private static string Fold(string name) =>
        name.Any(char.IsAsciiLetterUpper)
            ? string.Concat(name.Select(c => char.IsAsciiLetterUpper(c) ? char.ToLowerInvariant(c) : c))
            : name;
}
