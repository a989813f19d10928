using System.CommandLine;
using Shouldly;
using Windhover.Cli;
using Windhover.Testing.Stores;
using Xunit;

namespace Windhover.Tests.Cli;

public sealed class ResponderCommandTests
{
    [Fact]
    public async Task EveryResponderIsListedWithItsActions()
    {
        var (code, output) = await RunAsync("list");
        code.ShouldBe(0);
        foreach (var name in new[] { "nftables", "aws", "kubernetes", "webhook" }) output.ShouldContain(name);
        output.ShouldContain("nftables.block-connections");
    }

    [Fact]
    public async Task AConnectionThatCannotSignInIsNamedAndNothingIsHidden()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("w.yaml"), "responders:\n  - name: gateway\n    responder: nftables\n    command: [/no/such/program]\n", TestContext.Current.CancellationToken);
        var (code, output) = await RunAsync("test", "--config", folder.File("w.yaml"));
        code.ShouldBe(2);
        output.ShouldStartWith("gateway: ");
    }

    private static async Task<(int Code, string Output)> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter();
        var code = await ResponderCommand.Create().Parse(arguments).InvokeAsync(new InvocationConfiguration { Output = output }, TestContext.Current.CancellationToken);
        return (code, output.ToString());
    }
}
