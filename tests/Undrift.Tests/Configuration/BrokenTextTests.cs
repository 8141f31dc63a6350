using Undrift.Tests.Judging;

namespace Undrift.Tests.Configuring;

/// <summary>Whatever stands in a file, the answer is a failure that a person can act on.</summary>
public sealed class BrokenTextTests
{
    private const string Ignore = "public.tmp_* # a\n!table:\"a.b\".c[a-z]? until=2027-01-31\nroutine:f(int)\\x";
    private const string Env = "export A='b'\nB=\"c\\n\" # d\nC=e";

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_damaged_file_is_read_or_refused_and_never_crashes(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 1_500; round++)
        {
            Try(Damage(SeedPolicy.Text, random), text => Policy.Parse(text, "p", TestKinds.Words));
            Try(Damage(SeedPolicy.Text, random), text => ProjectConfigTests.Read(text));
            Try(Damage(Ignore, random), text => IgnoreFile.Parse(text, "i", TestKinds.Words));
            Try(Damage(Env, random), text => EnvFile.Parse(text, "e"));
            Try(Damage("- drift: a\n  by: &x b\n  reason: *x\n", random), text => AcceptanceFile.Parse(text, "a"));
        }
    }

    private static void Try(string text, Action<string> read)
    {
        try
        {
            read(text);
        }
        catch (UndriftException error)
        {
            Assert.Equal(FailureKind.Configuration, error.Kind);
        }
        catch (Exception error)
        {
            Assert.Fail($"{error.GetType().Name} for:\n{text}\n{error}");
        }
    }

    private static string Damage(string text, Random random)
    {
        const string signs = "\"'[]{}:,#&*!|>%@`-?.\\\n\r\t ~<=()$\0\uD800é";
        for (var times = random.Next(1, 6); times > 0; times--)
        {
            var at = random.Next(text.Length);
            var sign = signs[random.Next(signs.Length)].ToString();
            text = random.Next(3) switch
            {
                0 => text.Remove(at, Math.Min(random.Next(1, 12), text.Length - at)) + " ",
                1 => text.Insert(at, sign),
                _ => text.Insert(at, string.Concat(Enumerable.Repeat(sign, random.Next(2, 5)))),
            };
        }
        return text;
    }
}
