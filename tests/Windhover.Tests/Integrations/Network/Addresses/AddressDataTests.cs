using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using Shouldly;
using Windhover.Core.Events;
using Windhover.Core.Ingestion.Enrichment;
using Windhover.Integrations.Network.Addresses;
using Xunit;

namespace Windhover.Tests.Integrations.Network.Addresses;

public sealed class AddressDataTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("windhover-addresses-");

    public AddressDataTests()
    {
        Pack("ip-location-db-asn.tgz", "asn", "335544320,335609855,16509,\"Amazon.com, Inc.\"\n352321536,352387071,64500,Example\n", "50510820374022889567494012254387142656,50510820453251051900120001591687053311,24940,Hetzner Online GmbH\n");
        Pack("ip-location-db-geo-whois-asn-country.tgz", "geo-whois-asn-country", "335544320,352387071,US\n", "50510820374022889567494012254387142656,50510820453251051900120001591687053311,DE\n");
    }

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void ThePackagesSayNetworkOrganisationAndCountry()
    {
        var table = AddressData.Compile(folder.FullName);
        table.Find(Address.Parse("20.0.1.2")).ShouldBe(new AddressInfo(AddressClass.Cloud, 16509, "Amazon.com, Inc.", "US", "aws", ""));
        table.Find(Address.Parse("21.0.1.2")).ShouldBe(new AddressInfo(AddressClass.Unknown, 64500, "Example", "US", "", ""));
        table.Versions.Values.ShouldBe(["9.9.1", "9.9.1"]);
    }

    [Fact]
    public void AProvidersOwnListSaysTheRegion()
    {
        Write("ip-ranges.json", """{"syncToken":"1","createDate":"2026-03-01-00-00-00","prefixes":[{"ip_prefix":"20.0.0.0/16","region":"GLOBAL","service":"AMAZON"},{"ip_prefix":"20.0.1.0/24","region":"eu-west-1","service":"EC2"}],"ipv6_prefixes":[]}""");
        var table = AddressData.Compile(folder.FullName);
        table.Find(Address.Parse("20.0.1.2")).Region.ShouldBe("eu-west-1");
        table.Find(Address.Parse("20.0.2.2")).Region.ShouldBe("");
        table.Versions["ip-ranges.json"].ShouldBe("2026-03-01-00-00-00");
    }

    [Fact]
    public void ServiceTagsAndGooglesListAreRead()
    {
        Write("ServiceTags_Public.json", """{"changeNumber":7,"cloud":"Public","values":[{"name":"AzureCloud.westeurope","properties":{"region":"westeurope","addressPrefixes":["21.0.0.0/24"]}},{"name":"AzureCloud","properties":{"region":"","addressPrefixes":["21.0.0.0/24"]}}]}""");
        Write("cloud.json", """{"syncToken":"8","creationTime":"2026","prefixes":[{"ipv4Prefix":"22.0.0.0/24","service":"Google Cloud","scope":"us-east1"}]}""");
        var table = AddressData.Compile(folder.FullName);
        table.Find(Address.Parse("21.0.0.9")).ToString().ShouldBe("AS64500 Example, US, azure westeurope, cloud");
        table.Find(Address.Parse("22.0.0.9")).ShouldBe(new AddressInfo(AddressClass.Cloud, 0, "", "", "gcp", "us-east1"));
    }

    [Fact]
    public void AListOfTorExitsIsTaken()
    {
        Write("tor-exits.txt", "# exits\n21.0.0.7\n");
        AddressData.Compile(folder.FullName).Find(Address.Parse("21.0.0.7")).Class.ShouldBe(AddressClass.Tor);
    }

    [Theory]
    [InlineData("notes.txt", "hello", "notes.txt")]
    [InlineData("tor-exits.txt", "1.2.3\n", "line 1")]
    [InlineData("other.json", "{}", "other.json")]
    public void AListThatIsNotKnownIsNamed(string name, string text, string named)
    {
        Write(name, text);
        Should.Throw<InvalidDataException>(() => AddressData.Compile(folder.FullName)).Message.ShouldContain(named);
    }

    [Fact]
    public void APackageWithoutItsFilesIsRefused()
    {
        File.Delete(Path.Combine(folder.FullName, "ip-location-db-asn.tgz"));
        Pack("ip-location-db-asn.tgz", "other", "", "");
        Should.Throw<InvalidDataException>(() => AddressData.Compile(folder.FullName)).Message.ShouldContain("@ip-location-db/asn");
    }

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(folder.FullName, name), text);

    private void Pack(string name, string prefix, string v4, string v6)
    {
        using var file = File.Create(Path.Combine(folder.FullName, name));
        using var packed = new GZipStream(file, CompressionLevel.Fastest);
        using var tar = new TarWriter(packed);
        foreach (var (path, text) in new[] { ("package.json", "{\"version\":\"9.9.1\"}"), ($"{prefix}-ipv4-num.csv", v4), ($"{prefix}-ipv6-num.csv", v6), ("README.md", "x") })
        {
            tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, "package/" + path) { DataStream = new MemoryStream(Encoding.UTF8.GetBytes(text)) });
        }
    }
}
