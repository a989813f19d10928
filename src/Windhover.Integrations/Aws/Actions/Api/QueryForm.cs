using System.Globalization;
using System.Text;

namespace Windhover.Integrations.Aws.Actions.Api;

/// <summary>
/// Parameters of a call of the Query protocol, each encoded as a part of a form (https://smithy.io/2.0/aws/protocols/aws-ec2-query-protocol.html). Lists are numbered from 1.
/// </summary>
internal sealed class QueryForm
{
    private readonly List<(string Name, string Value)> fields = [];

    /// <summary>Adds a parameter.</summary>
    public QueryForm Add(string name, string value)
    {
        fields.Add((name, value));
        return this;
    }

    /// <summary>Adds a number.</summary>
    public QueryForm Add(string name, int value) => Add(name, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>Adds a list.</summary>
    public QueryForm AddList(string name, IEnumerable<string> values)
    {
        var number = 0;
        foreach (var value in values) Add($"{name}.{++number}", value);
        return this;
    }

    /// <summary>Adds a filter of EC2.</summary>
    /// <param name="number">Which, from 1.</param>
    /// <param name="name">What is compared.</param>
    /// <param name="values">One of these fits.</param>
    public QueryForm Filter(int number, string name, params IEnumerable<string> values) => Add($"Filter.{number}.Name", name).AddList($"Filter.{number}.Value", values);

    /// <summary>Adds one tag to what a call of EC2 makes.</summary>
    public QueryForm Tagged(string kind, string key, string value) =>
        Add("TagSpecification.1.ResourceType", kind).Add("TagSpecification.1.Tag.1.Key", key).Add("TagSpecification.1.Tag.1.Value", value);

    /// <summary>The body of a request.</summary>
    public byte[] Body(string action, string version, string tokenName = "", string token = "")
    {
        var text = new StringBuilder($"Action={action}&Version={version}");
        foreach (var (name, value) in fields) text.Append('&').Append(name).Append('=').Append(Uri.EscapeDataString(value));
        if (token.Length > 0) text.Append('&').Append(tokenName).Append('=').Append(Uri.EscapeDataString(token));
        return Encoding.ASCII.GetBytes(text.ToString());
    }
}
