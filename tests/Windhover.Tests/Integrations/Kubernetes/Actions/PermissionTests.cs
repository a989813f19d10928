using Shouldly;
using Windhover.Core.Entities;
using Windhover.Core.Response.Actions;
using Windhover.Integrations.Kubernetes.Actions;
using Xunit;

namespace Windhover.Tests.Integrations.Kubernetes.Actions;

/// <summary>What an action says that it needs is what it needs: with that it goes through, and without any one of it the server forbids it.</summary>
[Collection(ClusterGroup.Name)]
public sealed class PermissionTests(Cluster cluster)
{
    public static TheoryData<string> Actions => [.. ActionCatalogue.In(typeof(KubernetesResponder).Assembly).Actions.Where(a => a.Descriptor.Responder == KubernetesResponder.Name).Select(a => a.Descriptor.Name)];

    [Theory]
    [MemberData(nameof(Actions))]
    public async Task TheDeclaredPermissionsSuffice(string name)
    {
        var (action, scene) = (Named(name), await SceneAsync());
        await using var connection = cluster.Open(await cluster.AccountAsync(scene.Space, "tester", action.Descriptor.Permissions));
        await RunAsync(action, connection, Asked(scene, action));
    }

    [Theory]
    [MemberData(nameof(Actions))]
    public async Task WithoutAnyOneOfThemTheServerForbidsItAndNothingIsLost(string name)
    {
        var action = Named(name);
        foreach (var permission in action.Descriptor.Permissions)
        {
            var scene = await SceneAsync();
            await using var connection = cluster.Open(await cluster.AccountAsync(scene.Space, "tester", [.. action.Descriptor.Permissions.Where(p => p != permission)]));
            var failed = await Should.ThrowAsync<ActionFailedException>(() => RunAsync(action, connection, Asked(scene, action)), permission);
            failed.Message.ShouldContain("403 Forbidden", customMessage: permission);
            (await cluster.AskAsync("GET", scene.Account)).ShouldNotBeNull(permission);
        }
    }

    private static IAction Named(string name) => ActionCatalogue.In(typeof(KubernetesResponder).Assembly).Action(name)!;

    // The database alone has no owner, so that it needs a label; who is asked for by address is looked for.
    private static ActionRequest Asked(Scene scene, IAction action) => action.Descriptor.Of == EntityType.Identity
        ? scene.Identity(action.Descriptor.Kind, $"system:serviceaccount:{scene.Space}:checkout", $"reader-{scene.Number}")
        : scene.Device(action.Descriptor.Kind, action is CordonAction ? scene.Address(200) : "", action is AllowSetAction ? 3 : 1, scene.AllowSet());

    private static async Task RunAsync(IAction action, IResponderConnection connection, ActionRequest request)
    {
        var plan = await action.PlanAsync(connection, request, default);
        await action.ApplyAsync(connection, plan, default);
        (await action.VerifyAsync(connection, plan, default)).State.ShouldBe(ActionState.InForce);
        await action.UndoAsync(connection, plan, default);
    }

    private async Task<Scene> SceneAsync() => await (await (await Scene.MakeAsync(cluster)).WithNodeAsync()).WithAccountAsync();
}
