using System.Globalization;
using System.Numerics;

namespace Undrift;

/// <summary>What can be wrong with the numbers of migrations.</summary>
internal static class MigrationOrder
{
    /// <summary>Numbers from here on are dates or times, where a gap says nothing.</summary>
    private const int FirstDate = 100_000;

    /// <summary>Two with one number, and numbers that are left out where the others follow each other.</summary>
    /// <param name="migrations">The migrations in order.</param>
    /// <param name="number">What the tool tells them apart by, in one spelling.</param>
    public static IEnumerable<MigrationFault> Faults(
        IReadOnlyList<Migration> migrations,
        Func<Migration, string> number
    )
    {
        foreach (var same in migrations.GroupBy(number, StringComparer.Ordinal).Where(same => same.Skip(1).Any()))
            yield return new MigrationFault(
                $"two migrations have the number {same.First().Version}: {string.Join(", ", same.Select(FileName))}",
                same.ElementAt(1).File
            );
        foreach (var gap in Gaps(migrations))
            yield return gap;
    }

    /// <summary>The number without leading zeros.</summary>
    public static string Plain(string digits) => digits.TrimStart('0') is { Length: > 0 } rest ? rest : "0";

    /// <summary>Numbers of any length, in their order.</summary>
    public static BigInteger Value(string digits) =>
        BigInteger.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            ? value
            : BigInteger.MinusOne;

    private static IEnumerable<MigrationFault> Gaps(IReadOnlyList<Migration> migrations)
    {
        var numbers = migrations.Select(migration => Value(migration.Version)).ToList();
        if (numbers.Any(number => number < 0 || number >= FirstDate))
            yield break;
        for (var i = 1; i < numbers.Count; i++)
            if (numbers[i] - numbers[i - 1] is var step && step == 2)
                yield return Gap(migrations[i], $"{numbers[i] - 1} is missing between {numbers[i - 1]} and it");
            // Steps of ten are meant so: 10, 20, 30.
            else if (step > 2 && numbers.Take(i).Zip(numbers.Skip(1)).Any(pair => pair.Second - pair.First == 1))
                yield return Gap(
                    migrations[i],
                    $"{numbers[i - 1] + 1} to {numbers[i] - 1} are missing between {numbers[i - 1]} and it"
                );
    }

    private static MigrationFault Gap(Migration migration, string what) =>
        new($"a gap in the order: {what}", migration.File, IsError: false);

    private static string FileName(Migration migration) => Path.GetFileName(migration.File);
}
