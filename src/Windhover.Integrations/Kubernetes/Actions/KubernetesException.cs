using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Windhover.Integrations.Kubernetes.Actions;

/// <summary>An API server refused, with a <c>Status</c> (https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/status/), or did not answer.</summary>
/// <param name="status">HTTP status; 0 when there was no answer.</param>
/// <param name="reason">The server's own code, as <c>Forbidden</c>; "" for none.</param>
/// <param name="said">The server's own words.</param>
/// <param name="inner">What was behind it.</param>
internal sealed class KubernetesException(int status, string reason, string said, Exception? inner = null)
    : Exception($"{(status > 0 ? status.ToString(CultureInfo.InvariantCulture) + " " : "")}{(reason.Length > 0 ? reason + ": " : "")}{said}", inner)
{
    private const int MostWords = 500;

    /// <summary>HTTP status; 0 when there was no answer.</summary>
    public int Status { get; } = status;

    /// <summary>True when the same call may well succeed a little later.</summary>
    public bool IsTransient => Status is 0 or 429 or >= 500;

    /// <summary>Of an answer.</summary>
    public static KubernetesException Of(int status, byte[] body)
    {
        try
        {
            var answer = JsonNode.Parse(body);
            if (answer.Text("kind") == "Status") return new KubernetesException(status, answer.Text("reason"), Cut(answer.Text("message")));
        }
        catch (JsonException)
        {
            // Something in between answered, in its own words.
        }

        return new KubernetesException(status, "", "the answer is not of an API server");
    }

    private static string Cut(string words) => words.Length <= MostWords ? words : words[..MostWords] + "…";
}
