using Shouldly;
using Windhover.Server.Sources;
using Windhover.Server.Versions;
using Windhover.Testing.Stores;
using Xunit;

namespace Windhover.Tests.Server.Sources;

public sealed class SourceLibraryTests
{
    private const string Secret = "a secret that nobody may read";

    [Fact]
    public void ASecretIsSealedForOneSettingOfOneSourceAndIsInNoHistory()
    {
        using var folder = new TemporaryFolder();
        var library = Library(folder);
        var closed = library.Seal("okta", "token", Secret);
        library.Change("okta", 0, "Anna", "", Source(closed)).ShouldBe(1);

        var again = Library(folder);
        again.Unseal("OKTA", "token", again.Find("okta")!.Secrets["token"]).ShouldBe(Secret, "it outlives a restart");
        (again.Unseal("okta", "other", closed), again.Unseal("other", "token", closed)).ShouldBe((null, null));
        File.ReadAllText(folder.File("sources/history/okta.jsonl")).ShouldSatisfyAllConditions(text => text.ShouldContain("token"), text => text.ShouldNotContain(closed));
        SourceLibrary.Read(again.Versions("okta")[0])!.Settings["every"].ShouldBe("60");

        Directory.Delete(folder.File("keys"), recursive: true);
        Library(folder).Unseal("okta", "token", closed).ShouldBeNull("the keys are lost");
    }

    [Fact]
    public void ARemovalTakesTheSecretsAndLeavesTheHistory()
    {
        using var folder = new TemporaryFolder();
        var library = Library(folder);
        library.Change("okta", null, "Anna", "", Source(library.Seal("okta", "token", Secret)));
        Should.Throw<OutdatedException>(() => library.Change("Okta", 0, "Ben", "", null));
        library.Change("OKTA", 1, "Ben", "", null).ShouldBe(2);
        Directory.GetFiles(folder.File("sources")).ShouldBeEmpty();
        Library(folder).Versions("okta").Select(v => $"{v.Version} {v.Who} {v.Text is null}").ShouldBe(["1 Anna False", "2 Ben True"]);
    }

    [Fact]
    public void WhatWasChangedByHandIsNotedAndWhatIsBrokenIsRefused()
    {
        using var folder = new TemporaryFolder();
        var library = Library(folder);
        library.Change("okta", null, "Anna", "", Source(""));
        var file = folder.File("sources/okta.json");
        File.WriteAllText(file, File.ReadAllText(file).Replace("\"60\"", "\"30\"", StringComparison.Ordinal));
        var again = Library(folder);
        again.Versions("okta").Select(v => v.Who).ShouldBe(["Anna", ""]);
        Library(folder).VersionOf("okta").ShouldBe(2, "it is noted once");
        File.WriteAllText(file, "{}");
        Should.Throw<InvalidDataException>(() => Library(folder)).Message.ShouldContain("okta.json");
    }

    private static SourceLibrary Library(TemporaryFolder folder) => new(folder.File("sources"), folder.File("keys"), TimeProvider.System);

    private static SavedSource Source(string closed) => new()
    {
        Collector = "okta.system-log",
        Settings = new Dictionary<string, string> { ["every"] = "60" },
        Secrets = new Dictionary<string, string> { ["token"] = closed },
    };
}
