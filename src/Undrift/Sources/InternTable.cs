using System.Runtime.InteropServices;

namespace Undrift;

/// <summary>
/// Makes one string of equal short texts: a catalog repeats its kinds, schemas, tables and types thousands of times.
/// Forgets a text when another one falls into its slot; that costs memory, never correctness.
/// </summary>
internal sealed class InternTable
{
    private const int Slots = 4096;
    private const int LongestText = 64;

    private readonly Slot[] _slots = new Slot[Slots];

    /// <summary>The string of a text that stands in the source at that place, unescaped.</summary>
    /// <param name="source">The whole file; always the same one.</param>
    /// <param name="start">Where the text begins.</param>
    /// <param name="length">Its length in bytes.</param>
    /// <returns>The known string, or null: the caller makes it and gives it to <see cref="Remember"/>.</returns>
    public string? Find(ReadOnlySpan<byte> source, int start, int length)
    {
        if (length > LongestText)
            return null;
        var text = source.Slice(start, length);
        ref readonly var slot = ref _slots[SlotOf(text)];
        return slot.Text is not null && source.Slice(slot.Start, slot.Length).SequenceEqual(text) ? slot.Text : null;
    }

    /// <summary>Keeps a string for the next equal text.</summary>
    public void Remember(ReadOnlySpan<byte> source, int start, int length, string text)
    {
        if (length <= LongestText)
            _slots[SlotOf(source.Slice(start, length))] = new Slot(start, length, text);
    }

    private static int SlotOf(ReadOnlySpan<byte> text)
    {
        var hash = (ulong)text.Length * 0x9E3779B97F4A7C15;
        while (text.Length >= sizeof(ulong))
        {
            hash = (hash ^ MemoryMarshal.Read<ulong>(text)) * 0x9E3779B97F4A7C15;
            text = text[sizeof(ulong)..];
        }
        foreach (var unit in text)
            hash = (hash ^ unit) * 0x9E3779B97F4A7C15;
        return (int)(hash >> 52);
    }

    private readonly record struct Slot(int Start, int Length, string Text);
}
