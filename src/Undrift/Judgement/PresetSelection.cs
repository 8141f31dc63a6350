namespace Undrift;

/// <summary>
/// Which presets work. Those that are named work as if their lines stood at the head of the project's ignore file. Those
/// that are found to fit by themselves take out only what the desired schema does not have at all: what the project
/// speaks of, it wants compared.
/// </summary>
public sealed class PresetSelection
{
    private PresetSelection(bool automatic, IReadOnlyList<string> names) =>
        (IsAutomatic, PresetNames) = (automatic, names);

    /// <summary>Presets are found by what stands in the database: what <c>auto</c> says, and the default.</summary>
    public static PresetSelection Automatic { get; } = new(true, []);

    /// <summary>No preset works.</summary>
    public static PresetSelection None { get; } = new(false, []);

    /// <summary>True when presets that fit are found.</summary>
    public bool IsAutomatic { get; }

    /// <summary>The presets that were named.</summary>
    public IReadOnlyList<string> PresetNames { get; }

    /// <summary>What a person can write, for messages.</summary>
    public static string Known => $"auto, none, or of {string.Join(", ", Preset.Names)}";

    /// <summary>Understands <c>auto</c>, <c>none</c>, or names.</summary>
    /// <exception cref="FormatException">A name is unknown, or a word does not go with another; the message says which.</exception>
    public static PresetSelection Of(IReadOnlyList<string> words)
    {
        if (words is ["auto"])
            return Automatic;
        if (words is ["none"])
            return None;
        foreach (var word in words)
            if (word is "auto" or "none")
                throw new FormatException($"'{word}' stands alone, not beside names");
            else if (!Preset.Names.Contains(word))
                throw new FormatException($"unknown preset '{word}'");
        return words.Count > 0 ? new PresetSelection(false, words) : throw new FormatException("no preset is named");
    }
}
