namespace Undrift.PostgreSql.Reading;

/// <summary>When a trigger, event trigger or rule fires (tgenabled, evtenabled, ev_enabled).</summary>
internal static class EnabledState
{
    /// <summary>Null for what every new one has: it fires in origin and local mode.</summary>
    public static string? Of(char code) =>
        code switch
        {
            'O' => null,
            'D' => "disabled",
            'R' => "replica",
            'A' => "always",
            _ => code.ToString(),
        };

    /// <summary>The words by which ALTER TABLE sets it.</summary>
    public static string Sql(string? state) =>
        state switch
        {
            null => "ENABLE",
            "disabled" => "DISABLE",
            _ => "ENABLE " + state.ToUpperInvariant(),
        };
}
