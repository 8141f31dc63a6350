using Npgsql;
using Undrift.PostgreSql.Kinds;

namespace Undrift.Engines.Tests.PostgreSql.Types;

/// <summary>The language tags that newer servers make of a locale, asked of a server.</summary>
public sealed class IcuLocaleTests
{
    private static readonly string[] Understood =
    [
        "und",
        "root",
        "de",
        "en_US",
        "EN_us",
        "en_US.UTF-8",
        "zh-hant-tw",
        "sr_Latn",
        "es_419",
        "@colStrength=secondary",
        "root@colStrength=secondary",
        "en_US@ colStrength = secondary",
        "en_US@colStrength=secondary;",
        "de@collation=phonebook",
        "de@collation=PHONEBOOK",
        "de@collation=standard;colCaseLevel=yes",
        "de_DE.utf8@collation=phonebook",
        "es@collation=traditional",
        "zh@collation=gb2312han",
        "zh_Hant_TW@collation=stroke;colstrength=primary",
        "en@colNumeric=yes;colCaseFirst=upper",
        "en-US@colNumeric=yes;colNumeric=no",
        "en@colCaseFirst=no",
        "en@colAlternate=non-ignorable",
        "en@colBackwards=yes",
        "en@colNormalization=yes",
        "en@colReorder=Grek",
        "en@colStrength=tertiary",
        "en@colStrength=quaternary",
        "en@colStrength=identical",
        "en@ks=level2",
        "en@KS=Level2",
        "en-us-u-KN",
        "und-u-kn-false",
        "und-u-kn-yes",
        "und-u-ks-primary",
        "und-u-ks-level2-kc-true",
        "und-u-kf-upper-co-phonebk",
        "und-u-kr-latn-digit",
    ];

    [Theory]
    [InlineData(17)]
    [InlineData(18)]
    public async Task A_locale_is_written_as_the_server_writes_it(int version)
    {
        var server = await Servers.GetAsync(version);
        await using var database = await server.CreateDatabaseAsync();
        await database.ExecuteAsync(
            string.Concat(
                Understood.Select((locale, at) => $"CREATE COLLATION c{at} (PROVIDER = icu, LOCALE = '{locale}');\n")
            )
        );
        await using var connection = await database.OpenAsync();
        for (var at = 0; at < Understood.Length; at++)
        {
            await using var command = new NpgsqlCommand(
                $"SELECT colllocale FROM pg_collation WHERE collname = 'c{at}'",
                connection
            );
            var stored = (string?)await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
            Assert.Equal($"{Understood[at]}: {stored}", $"{Understood[at]}: {IcuLocale.Of(Understood[at])}");
            Assert.Equal(stored, IcuLocale.Of(stored));
        }
    }

    // Some of them a newer server writes in another way, too: variants, old names, keywords that decide nothing of sorting.
    [Theory]
    [InlineData("de-1996", "de-1996")]
    [InlineData("de__PHONEBOOK", "de--PHONEBOOK")]
    [InlineData("de_AT@euro", "de_AT@euro")]
    [InlineData("en@colAlternate=shifted;colMaxVariable=space", "en@colAlternate=shifted;colMaxVariable=space")]
    [InlineData("en@calendar=buddhist", "en@calendar=buddhist")]
    [InlineData("de-u-co-phonebk-x-foo", "de-u-co-phonebk-x-foo")]
    [InlineData("de-t-en", "de-t-en")]
    [InlineData("C", "C")]
    [InlineData("", "und")]
    [InlineData(null, "und")]
    public void What_is_not_understood_stays(string? locale, string expected) =>
        Assert.Equal(expected, IcuLocale.Of(locale));
}
