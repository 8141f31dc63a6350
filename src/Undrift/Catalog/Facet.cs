namespace Undrift;

/// <summary>How two values of a facet are compared.</summary>
public enum FacetComparison
{
    /// <summary>Equal only when the values are equal.</summary>
    Value,

    /// <summary>A list compared by the relative order of the items that both sides have (column order).</summary>
    RelativeOrder,

    /// <summary>
    /// Compared only where both sides state it: who owns a table is not said by a schema that was built from SQL without a
    /// word on it.
    /// </summary>
    WhereStated,

    /// <summary>
    /// A text that may end with <see cref="Facet.DefaultMark"/>. Two values with the mark are the same whatever they are (the
    /// collation that a server has for a character set, where nothing was said); else the texts without it are compared.
    /// </summary>
    DefaultsAlike,

    /// <summary>
    /// The name of a table: its case counts only where both servers keep it (<see cref="Catalog.FoldsNames"/>).
    /// </summary>
    TableName,
}

/// <summary>The JSON shape of a facet's value.</summary>
public enum FacetShape
{
    /// <summary>A text.</summary>
    Text,

    /// <summary>A flag; false is absent.</summary>
    Flag,

    /// <summary>A whole number.</summary>
    Number,

    /// <summary>A list of texts, in an order that means something.</summary>
    List,
}

/// <summary>
/// One named, compared property of an object. Declared once, as a static field of the kind it belongs to, and compared
/// unless <see cref="IgnoredReason"/> says why not.
/// </summary>
public abstract class Facet
{
    /// <summary>Behind a value that is the server's own default (<see cref="FacetComparison.DefaultsAlike"/>).</summary>
    public const string DefaultMark = " (default)";

    private protected Facet(string name, FacetShape shape)
    {
        Name = name;
        Shape = shape;
    }

    /// <summary>The facet's name in reports and snapshots, snake_case.</summary>
    public string Name { get; }

    /// <summary>The shape of its values.</summary>
    public FacetShape Shape { get; }

    /// <summary>The group that a change of this facet belongs to; null: the kind's own group for changes.</summary>
    public DriftGroup? Group { get; private protected init; }

    /// <summary>Why the facet is read but not compared; null when it is compared.</summary>
    public string? IgnoredReason { get; private protected init; }

    /// <summary>
    /// Major version of the first server that has the property, where an older one can neither hold nor lack it (the name
    /// of a NOT NULL constraint): it is compared only when both servers have it. Null: always compared.
    /// </summary>
    public int? Since { get; private protected init; }

    /// <summary>
    /// Another default that newer servers have, and the major version of the first of them. The absent value is the older
    /// default: between an older and a newer server the two are the same, since nothing was said. Null: one default in all
    /// versions.
    /// </summary>
    public (int Since, FacetValue Value)? NewerDefault { get; private protected init; }

    /// <summary>How values are compared.</summary>
    public FacetComparison Comparison { get; private protected init; }

    /// <summary>
    /// True for a text that the server printed from what it had parsed. Such a text is no fixpoint: two spellings of one
    /// expression may differ, so both are sent through one server before they are called different
    /// (<see cref="IEngine.RespellAsync"/>).
    /// </summary>
    public bool IsDeparsed { get; private protected init; }

    /// <summary>Declares a text facet.</summary>
    public static Facet<string?> Text(
        string name,
        DriftGroup? group = null,
        string? ignored = null,
        int? since = null,
        (int Since, string Value)? newerDefault = null,
        FacetComparison comparison = FacetComparison.Value
    ) =>
        new(name, FacetShape.Text, FacetValue.Of, value => value.AsText)
        {
            Group = group,
            IgnoredReason = ignored,
            Since = since,
            NewerDefault = newerDefault is { } newer ? (newer.Since, FacetValue.Of(newer.Value)) : null,
            Comparison = comparison,
        };

    /// <summary>Declares a flag; false and absent are the same.</summary>
    public static Facet<bool> Flag(string name, DriftGroup? group = null, string? ignored = null, int? since = null) =>
        new(name, FacetShape.Flag, FacetValue.Of, value => value.AsFlag)
        {
            Group = group,
            IgnoredReason = ignored,
            Since = since,
        };

    /// <summary>Declares a whole-number facet.</summary>
    public static Facet<long?> Number(string name, DriftGroup? group = null, string? ignored = null) =>
        new(name, FacetShape.Number, FacetValue.Of, value => value.AsNumber) { Group = group, IgnoredReason = ignored };

    /// <summary>Declares a list facet.</summary>
    public static Facet<IReadOnlyList<string>?> List(
        string name,
        DriftGroup? group = null,
        string? ignored = null,
        FacetComparison comparison = FacetComparison.Value
    ) =>
        new(name, FacetShape.List, FacetValue.Of, value => value.AsList)
        {
            Group = group,
            IgnoredReason = ignored,
            Comparison = comparison,
        };

    /// <summary>Declares a text facet with <see cref="IsDeparsed"/>.</summary>
    public static Facet<string?> Deparsed(string name, DriftGroup? group = null) =>
        new(name, FacetShape.Text, FacetValue.Of, value => value.AsText) { Group = group, IsDeparsed = true };

    /// <summary>Declares a list facet with <see cref="IsDeparsed"/>.</summary>
    public static Facet<IReadOnlyList<string>?> DeparsedList(string name, DriftGroup? group = null) =>
        new(name, FacetShape.List, FacetValue.Of, value => value.AsList) { Group = group, IsDeparsed = true };

    /// <summary>The facet's name.</summary>
    public override string ToString() => Name;
}

/// <summary>A facet whose values are read and written as <typeparamref name="T"/>.</summary>
/// <typeparam name="T">string, bool, long? or a read-only list of string.</typeparam>
public sealed class Facet<T> : Facet
{
    private readonly Func<T, FacetValue> _encode;
    private readonly Func<FacetValue, T> _decode;

    internal Facet(string name, FacetShape shape, Func<T, FacetValue> encode, Func<FacetValue, T> decode)
        : base(name, shape)
    {
        _encode = encode;
        _decode = decode;
    }

    /// <summary>Pairs the facet with a value, for a <see cref="CatalogObject"/>.</summary>
    public FacetEntry Is(T value) => new(this, _encode(value));

    /// <summary>The facet's value of an object; the type's default when absent.</summary>
    public T Of(CatalogObject item) => _decode(item[this]);
}

/// <summary>A facet with its value.</summary>
/// <param name="Facet">The key.</param>
/// <param name="Value">The value; absent ones are not stored.</param>
public readonly record struct FacetEntry(Facet Facet, FacetValue Value);
