using Shouldly;
using Windhover.Core.Detection.Rules;
using Windhover.Core.Response.Policies;
using Windhover.Server.Models;
using Windhover.Server.Policies;
using Windhover.Server.Sources;
using Windhover.Testing.Stores;
using Xunit;

namespace Windhover.Tests.Server.Versions;

/// <summary>What cannot be written leaves no trace: a history never says that something was done which is not in force. A folder in the way of a file stands for a disk without room.</summary>
public sealed class NoRoomTests
{
    private const string Policy = "mode: autonomous\n";

    [Fact]
    public void ASourceThatCannotBeWrittenWasNeverSaved()
    {
        using var folder = new TemporaryFolder();
        var library = new SourceLibrary(folder.File("sources"), folder.File("keys"), TimeProvider.System);
        var source = new SavedSource { Collector = "okta.system-log" };
        Check(folder.File("sources/okta.json"), folder.File("sources/history/okta.jsonl"), () => library.VersionOf("okta"), () => library.Change("okta", 0, "Anna", "", source));
        library.Find("okta").ShouldNotBeNull();
    }

    [Fact]
    public void APolicyThatCannotBeWrittenWasNeverSaved()
    {
        using var folder = new TemporaryFolder();
        var library = new PolicyLibrary(folder.File("response"), new ResponsePolicy(), TimeProvider.System);
        Check(folder.File("response/policy.yaml"), folder.File("response/history.jsonl"), () => library.Version, () => library.Change(0, "Anna", "", Policy));
        library.Current.Mode.ShouldBe(ResponseMode.Autonomous);
    }

    [Fact]
    public void AModelOrAScopeThatCannotBeWrittenWasNeverSaved()
    {
        using var folder = new TemporaryFolder();
        var given = ModelCatalogue.Load([typeof(ModelCatalogue).Assembly], []);
        var (id, text) = (given.All[0].Id, given.All[0].Yaml);
        var library = new ModelLibrary(folder.File("models"), given, static models => models, TimeProvider.System);
        var after = new SavedModel(text + "\n# A note.\n", new ModelScope(ModelReach.Off, [], []));
        Check(folder.File($"models/scopes/{id}.yaml"), folder.File($"models/history/{id}.jsonl"), () => library.VersionOf(id), () => library.Change(id, 0, "Anna", "", _ => after));
        library.SavedOf(id).ShouldBe(after);
    }

    private static void Check(string file, string history, Func<int> version, Func<int> change)
    {
        var inTheWay = Directory.CreateDirectory(file + ".partial");
        Should.Throw<Exception>(() => { change(); }).ShouldSatisfyAllConditions(failure => (failure is IOException or UnauthorizedAccessException).ShouldBeTrue(failure.ToString()));
        version().ShouldBe(0);
        File.Exists(history).ShouldBeFalse("nobody has done anything");
        Directory.EnumerateFiles(Path.GetDirectoryName(file)!).ShouldBeEmpty();

        inTheWay.Delete();
        change().ShouldBe(1);
        File.Exists(file).ShouldBeTrue();
        File.ReadAllLines(history).ShouldHaveSingleItem();
    }
}
