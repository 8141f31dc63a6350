namespace Undrift.PostgreSql.Kinds;

/// <summary>pg_trigger.tgtype, the bits of trigger.h.</summary>
internal readonly struct TriggerType(int bits)
{
    private static readonly (int Bit, string Event)[] EventBits =
    [
        (1 << 2, "INSERT"),
        (1 << 3, "DELETE"),
        (1 << 4, "UPDATE"),
        (1 << 5, "TRUNCATE"),
    ];

    /// <summary>FOR EACH ROW; else FOR EACH STATEMENT.</summary>
    public bool ForEachRow => (bits & 1) != 0;

    /// <summary>BEFORE, AFTER or INSTEAD OF.</summary>
    public string Timing =>
        (bits & (1 << 1)) != 0 ? "BEFORE"
        : (bits & (1 << 6)) != 0 ? "INSTEAD OF"
        : "AFTER";

    /// <summary>The events in the order in which pg_get_triggerdef() prints them; an unknown bit is kept as its number.</summary>
    public IReadOnlyList<string> Events
    {
        get
        {
            var set = bits;
            List<string> events = [.. EventBits.Where(pair => (set & pair.Bit) != 0).Select(pair => pair.Event)];
            if (set >> 7 is not 0 and var unknown)
                events.Add($"bits {unknown << 7}");
            return events;
        }
    }
}
