using Shouldly;
using Windhover.Core.Entities;
using Windhover.Core.Response.Actions;
using Windhover.Testing.Response;
using Xunit;

namespace Windhover.FunctionalTests.Response.Aws;

/// <summary>What every action on AWS promises, beyond what all do: it works with the permissions that it declares, needs each of them, and says which one is missing.</summary>
public abstract class AwsActionConformance(SharedMoto shared) : ActionConformance
{
    protected sealed override IAction Action => AwsPlatform.Catalogue.Action(Name)!;

    /// <summary>The action's name.</summary>
    protected abstract string Name { get; }

    /// <summary>Declared permissions that the emulator does not ask for, or that this test's story has no use of, each for a reason that stands beside it.</summary>
    protected virtual IReadOnlyList<string> NotAsked => [];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task WithoutAnyOneOfItsPermissionsItFailsAndSaysWhichIsMissing()
    {
        foreach (var missing in Action.Descriptor.Permissions.Except(NotAsked, StringComparer.Ordinal))
        {
            await using var platform = await StartAsync(Action.Descriptor.Permissions.Where(p => p != missing));
            var failed = await Should.ThrowAsync<ActionFailedException>(async () =>
            {
                var plan = await Action.PlanAsync(platform.Connection, platform.Request, Cancellation);
                await Action.ApplyAsync(platform.Connection, plan, Cancellation);
                await Action.VerifyAsync(platform.Connection, plan, Cancellation);
                await Action.UndoAsync(platform.Connection, plan, Cancellation);
            }, $"it did not need {missing}");
            failed.Message.ShouldContain(missing);
        }
    }

    protected sealed override async Task<ActionPlatform> StartAsync() => await StartAsync(Action.Descriptor.Permissions);

    private protected abstract Task<AwsStage> StageAsync(Administrator administrator);

    private protected static Containment Of(ContainmentKind kind, EntityType type, string id, string account = Administrator.Account) =>
        new() { Kind = kind, Entity = new EntityRef { Type = type, Id = id, Name = "<b>'; DROP TABLE\u202e", Account = account } };

    private protected async Task<AwsPlatform> StartAsync(IEnumerable<string> permissions) => await AwsPlatform.StartAsync(await shared.EmptyAsync(), StageAsync, permissions.SelectMany(Emulated));

    // For these settings of a bucket the emulator asks for the permission that it asks for where it knows no better one.
    private static string[] Emulated(string permission) => permission switch
    {
        "s3:GetBucketPublicAccessBlock" => ["s3:ListBucket"],
        "s3:PutBucketPublicAccessBlock" => ["s3:CreateBucket", "s3:DeleteBucket"],
        _ => [permission],
    };
}
