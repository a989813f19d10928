using System.Globalization;
using System.Text;
using Shouldly;
using Windhover.Core.Events;
using Windhover.Core.Ingestion;
using Windhover.Integrations.Generic.Sources.Common;
using Windhover.Testing.Sources;
using Xunit;

namespace Windhover.Tests.Integrations.Generic;

public class SyslogLineTests
{
    [Theory]
    [InlineData("<34>Oct 11 22:14:15 mymachine su: 'su root' failed", "2025-10-11T22:14:15", "mymachine", "su")]
    [InlineData("Oct  1 22:14:15 host.example.com /usr/sbin/cron[7]: run", "2025-10-01T22:14:15", "host.example.com", "cron")]
    [InlineData("<13>Oct 11 2024 22:14:15 fw : %ASA-6-302013: Built", "2024-10-11T22:14:15", "fw", "%ASA-6-302013")]
    [InlineData("<13>Oct 11 22:14:15.250 UTC: %SYS-5-X: text", "2025-10-11T22:14:15.25", "", "%SYS-5-X")]
    [InlineData("Oct 11 22:14:15 2023 host app: text", "2023-10-11T22:14:15", "host", "app")]
    [InlineData("2025-10-11T22:14:15.5+02:00 host app[1]: text", "2025-10-11T20:14:15.5", "host", "app")]
    [InlineData("<13>1 2025-10-11T22:14:15Z 2001:db8::1 app - - - text", "2025-10-11T22:14:15", "2001:db8::1", "app")]
    [InlineData("<13>Oct 11 22:14:15 sshd[9]: text", "2025-10-11T22:14:15", "", "sshd")]
    public void AMessageIsCutWhateverItsForm(string text, string time, string host, string program)
    {
        SyslogLine.TryRead(Encoding.UTF8.GetBytes(text), new LineClock("logs/2025-10-12.log"), out var line).ShouldBeTrue();
        DateTimeOffset.FromUnixTimeMilliseconds(line.Time).ToString("yyyy-MM-dd'T'HH:mm:ss.FFF", CultureInfo.InvariantCulture).ShouldBe(time);
        Encoding.UTF8.GetString(line.Host).ShouldBe(host);
        Encoding.UTF8.GetString(line.Program).ShouldBe(program);
    }

    [Theory]
    [InlineData("a/auth-2026-03-02.log", "2026-03-02")]
    [InlineData("spool/net.syslog/streams/udp-192.0.2.7/20260302T100000Z-00000001.log", "2026-03-02")]
    [InlineData("2024/archive/2026/03/02/x.log", "2026-03-02")]
    [InlineData("logs/2026/auth.log", "2026-07-01")]
    [InlineData("logs/auth.log", null)]
    [InlineData("logs/x-20261399.log", null)]
    public void TheDateOfAPathIsItsLast(string path, string? date) =>
        PathDate.Find(path).ShouldBe(date is null ? null : new DateTimeOffset(DateTime.Parse(date, CultureInfo.InvariantCulture), TimeSpan.Zero).ToUnixTimeMilliseconds());

    [Fact]
    public void TheYearTurnsWithTheFileAndSurvivesARestart()
    {
        var first = new LineClock("2026-12-31.log");
        first.TryResolve(new CalendarStamp(0, 12, 31, 0), out var before).ShouldBeTrue();
        var second = new LineClock("");
        second.Restore(first.Save());
        second.TryResolve(new CalendarStamp(0, 1, 1, 0), out var after).ShouldBeTrue();
        (after - before).ShouldBe(24L * 3_600_000);
        new LineClock("auth.log").TryResolve(new CalendarStamp(0, 1, 1, 0), out _).ShouldBeFalse();
    }

    [Fact]
    public void TheSenderStandsForAHostThatIsNotNamed()
    {
        var symbols = new SymbolTable();
        var output = new EventBuffer(symbols);
        var reader = SourceSamples.Catalogue.Find("syslog")!.CreateReader(new ReaderContext { Symbols = symbols, Path = "spool/net.syslog/streams/tls-2001_db8__7/20260302T100000Z-00000001.log" });
        reader.Read("<38>Mar  2 10:00:00 sshd[1]: Accepted password for root from 198.51.100.8 port 40000 ssh2"u8, default, output);
        symbols.Text(output.Actors[0].Host).ShouldBe("2001:db8::7");
        symbols.Text(output.Actors[0].Actor).ShouldBe("root@2001:db8::7");
    }
}
