using System.Text;
using System.Text.RegularExpressions;
using Shouldly;
using Windhover.Core.Outputs.Delivery;
using Windhover.Integrations.Generic.Outputs;
using Windhover.Testing.Outputs;
using Xunit;

namespace Windhover.Tests.Integrations.Generic.Outputs;

public sealed class SyslogLineTests
{
    [Fact]
    public void ALineHasTheHeaderAndTheDataThatTheStandardAsksFor()
    {
        var line = Line(FoundOutputs.Message(1, OutputChange.Told), cef: false);
        line.ShouldStartWith("<131>1 2026-03-02T00:00:00.000Z host-1 windhover - incident [windhover@32473 key=\"windhover-out-incident-01\" ");
        line.ShouldContain(" severity=\"high\" verdict=\"suspicious\" ");
        line.ShouldContain("] \ufeffNew incident: web-1 called home");
    }

    [Fact]
    public void WhatOthersWroteEndsNoValueAndNoLine()
    {
        var line = Line(FoundOutputs.Message(1, OutputChange.Told, incident: FoundOutputs.HostileIncident), cef: false);
        line.ShouldNotContain('\n');
        line.ShouldNotContain('\r');
        line.ShouldNotContain('\u202e');

        // The data is read as a receiver reads it: values end at a quotation mark that is not escaped.
        var data = Regex.Match(line, @"\[windhover@32473(?: [a-z_]+=""(?:[^""\\\]]|\\[""\\\]])*"")+\] ", RegexOptions.None, TimeSpan.FromSeconds(1));
        data.Success.ShouldBeTrue(line);
        Regex.Match(data.Value, @"title=""((?:[^""\\]|\\.)*)""", RegexOptions.None, TimeSpan.FromSeconds(1)).Groups[1].Value.ShouldContain("\\] \\\" \\\\");
    }

    [Fact]
    public void InCefTheHeaderAndTheExtensionAreEscapedEachInItsWay()
    {
        var line = Line(FoundOutputs.Message(1, OutputChange.Told, incident: FoundOutputs.HostileIncident), cef: true);
        line.ShouldNotContain('\n');
        var fields = Regex.Split(line[line.IndexOf("CEF:0", StringComparison.Ordinal)..], @"(?<!\\)\|", RegexOptions.None, TimeSpan.FromSeconds(1));
        fields[..3].ShouldBe(["CEF:0", "Windhover", "Windhover"]);
        fields[4].ShouldBe("told");
        fields[5].ShouldContain("\\|CEF:0\\| a=b");
        fields[6].ShouldBe("8");
        string.Join('|', fields[7..]).ShouldContain("cs3=<!channel>");
        string.Join('|', fields[7..]).ShouldContain("a\\=b");
    }

    [Fact]
    public void ALineThatIsTooLongEndsBetweenTwoLetters()
    {
        var message = FoundOutputs.Message(1, OutputChange.Told, incident: FoundOutputs.HostileIncident with { Summary = new string('é', 4000) });
        var bytes = SyslogLine.Of(message, 16, "host-1", cef: false, 2048);
        bytes.Length.ShouldBeInRange(2046, 2048);
        new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes).ShouldEndWith("é");
    }

    private static string Line(OutputMessage message, bool cef) => Encoding.UTF8.GetString(SyslogLine.Of(message, 16, "host-1", cef, 32 << 10));
}
