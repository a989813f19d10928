using Microsoft.AspNetCore.Http.HttpResults;
using Windhover.Core.Access;
using Windhover.Core.Outputs.Delivery;
using Windhover.Server.Authentication;
using Windhover.Server.Errors;
using Windhover.Server.Query;
using Windhover.Server.Security;

namespace Windhover.Server.Api;

/// <summary>Who is told of incidents, and whether it works.</summary>
internal static class OutputEndpoints
{
    internal static void MapOutputs(this RouteGroupBuilder api)
    {
        var outputs = api.MapGroup("/outputs").WithTags("outputs").RequireRole(Role.Administrator);
        outputs.MapGet("", List).WithName("list_outputs").WithSummary("Who is told of incidents: what waits, what arrived, what failed and why");
        outputs.MapPost("/{name}/test", TestAsync).WithName("test_output").WithSummary("Sends a message that says that it is a test, and says what became of it")
            .Writes(Caller.Required).Produces<OutputTestResult>().ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static Ok<ItemList<OutputView>> List(OutputPart part) => TypedResults.Ok(new ItemList<OutputView>([.. (part.Desk?.States ?? []).Select(OutputView.Of)]));

    private static async Task<IResult> TestAsync(string name, HttpRequest request, OutputPart part)
    {
        Caller.Of(request);
        var sent = part.Desk is { } desk ? await desk.TestAsync(name, request.HttpContext.RequestAborted) : null;
        return sent is null ? Problems.NotFound($"There is no output '{name}'.") : TypedResults.Ok(new OutputTestResult(OutputValues.Snake(sent.State), sent.Reason));
    }
}
