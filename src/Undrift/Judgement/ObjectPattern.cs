namespace Undrift;

/// <summary>The name parts of an object, laid out for matching.</summary>
/// <param name="Kind">Kind.</param>
/// <param name="Parts">Schema, parent, name: those that are present.</param>
/// <param name="Signed">Name with signature; null without one.</param>
internal readonly record struct ObjectPath(string Kind, string[] Parts, string? Signed)
{
    public static ObjectPath Of(ObjectId id) =>
        new(id.Kind, [.. id.Parts], id.Signature.Length > 0 ? id.Name + id.Signature : null);
}

/// <summary>
/// A pattern over object paths. With a kind it ends at the object's own name (<c>column:*.legacy_*</c>); without one it
/// begins at the first segment and takes what stands below, and a single segment is found at any level.
/// </summary>
internal sealed class ObjectPattern
{
    private readonly PatternSegment[] _segments;
    private readonly int _lastSpan;

    public ObjectPattern(string text, string? kind, IReadOnlyList<PatternSegment> segments)
    {
        (Text, Kind) = (text, kind);
        var fromStart = kind is null && segments.Count > 1;
        PatternSegment[] before = fromStart ? [] : [PatternSegment.Span];
        PatternSegment[] behind = kind is null ? [PatternSegment.Span] : [];
        _segments = [.. before, .. segments, .. behind];
        _lastSpan = Array.LastIndexOf(_segments, PatternSegment.Span);
    }

    /// <summary>The pattern as written.</summary>
    public string Text { get; }

    /// <summary>The kind that it is limited to; null: any.</summary>
    public string? Kind { get; }

    /// <summary>True when the object itself matches; what stands below a matched object is <see cref="ObjectGraph"/>'s business.</summary>
    public bool Matches(in ObjectPath path) => (Kind is null || Kind == path.Kind) && Matches(path, 0, 0);

    private bool Matches(in ObjectPath path, int part, int segment)
    {
        if (segment == _segments.Length)
            return part == path.Parts.Length;
        if (ReferenceEquals(_segments[segment], PatternSegment.Span))
        {
            // Behind the last span, what is left of the pattern can only lie at the end of the path.
            var first = segment >= _lastSpan ? path.Parts.Length - (_segments.Length - segment - 1) : part;
            var last = segment >= _lastSpan ? first : path.Parts.Length;
            for (var rest = first; rest >= part && rest <= last; rest++)
                if (Matches(path, rest, segment + 1))
                    return true;
            return false;
        }
        return part < path.Parts.Length
            && MatchesPart(path, part, _segments[segment])
            && Matches(path, part + 1, segment + 1);
    }

    private static bool MatchesPart(in ObjectPath path, int part, PatternSegment segment) =>
        segment.Matches(path.Parts[part])
        || part == path.Parts.Length - 1 && path.Signed is not null && segment.Matches(path.Signed);
}
