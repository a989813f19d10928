using System.Text;
using Shouldly;
using Windhover.Core.Events;
using Windhover.Core.Ingestion;
using Windhover.Integrations.Aws.Sources.Elb;
using Xunit;

namespace Windhover.Tests.Integrations.Aws.Elb;

public class ElbReaderTests
{
    [Fact]
    public void TheFilesNameTellsWhatTheLinesDoNot()
    {
        var output = Read(
            "2026-03-02T10:00:00.000000Z 198.51.100.20 36280 443 TLSv1.2 X 4.036 \"CN=a\" - 01 Success TID_1",
            "conn_log.111122223333_elasticloadbalancing_eu-central-1_app.shop.50dc6c495c0c9188_20260302T1005Z_192.0.2.1_x.log.gz");
        ref var login = ref output.Actors[0];
        output.Symbols.Text(login.Account).ShouldBe("111122223333");
        output.Symbols.Text(login.Region).ShouldBe("eu-central-1");
        output.Symbols.Text(login.Resource).ShouldBe("app/shop/50dc6c495c0c9188");
    }

    [Theory]
    [InlineData("GET https://Shop.Example.com:443/a HTTP/1.1", "shop.example.com", "GET")]
    [InlineData("GET http://[2001:db8::1]:80/ HTTP/1.1", "2001:db8::1", "GET")]
    [InlineData("- http://shop.example.com:80- -", "shop.example.com", "")]
    [InlineData("- - -", "sni.example.com", "")]
    public void ARequestIsAboutItsHost(string request, string host, string method)
    {
        var output = Read($"https 2026-03-02T10:00:00Z app/shop/1 198.51.100.20:2817 - -1 -1 -1 400 - 0 272 \"{request}\" \"-\" - - - \"-\" \"sni.example.com\" \"-\" -");
        output.Symbols.Text(output.Actors[0].Resource).ShouldBe(host);
        output.Symbols.Text(output.Actors[0].Operation).ShouldBe(method);
    }

    private static EventBuffer Read(string line, string path = "")
    {
        var symbols = new SymbolTable(capacity: 256);
        var output = new EventBuffer(symbols);
        new ElbSource().CreateReader(new ReaderContext { Symbols = symbols, Path = path }).Read(Encoding.UTF8.GetBytes(line), default, output);
        return output;
    }
}
