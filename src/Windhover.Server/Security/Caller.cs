using Windhover.Core.Access;
using Windhover.Server.Authentication;
using Windhover.Server.Query;

namespace Windhover.Server.Security;

/// <summary>
/// Who makes a request. Where people sign in it is the user or token that was proved, whatever else the request says. Where they do not it is the name that the request gives, in the header
/// <c>Windhover-Person</c>, percent-encoded (https://www.rfc-editor.org/rfc/rfc3986#section-2.1) because headers hold ASCII only. This is the one place that knows.
/// </summary>
internal static class Caller
{
    internal const int MostOfName = User.MostOfName;
    internal const string Name = "Windhover-Person";

    /// <summary>For what must be signed.</summary>
    internal static RequestHeader Required { get; } =
        new(Name, $"Who you are, where nobody signs in: your name, percent-encoded UTF-8, at most {MostOfName} characters; there it must be given. Not read where people sign in.");

    /// <summary>For what may be done without a name.</summary>
    internal static RequestHeader Optional { get; } =
        new(Name, $"Who you are, where nobody signs in: your name, percent-encoded UTF-8, at most {MostOfName} characters. Without it the history names nobody. Not read where people sign in.");

    /// <summary>The name of who asks.</summary>
    /// <exception cref="BadQueryException">None is given, or it is no name.</exception>
    internal static string Of(HttpRequest request) => OrNobody(request) is { Length: > 0 } name
        ? name
        : throw new BadQueryException(Name, $"'{Name}' must say who you are: send your name in this header, percent-encoded.");

    /// <summary>The name of who asks; "" where none is given.</summary>
    /// <exception cref="BadQueryException">It is no name.</exception>
    internal static string OrNobody(HttpRequest request) => SignedIn.Of(request.HttpContext) is { } who ? who.Name : Check(Name, Uri.UnescapeDataString(request.Headers[Name].ToString()));

    /// <summary>A person's name without white space around it; "" stays so.</summary>
    /// <param name="parameter">Where it was given.</param>
    /// <param name="name">The name.</param>
    /// <exception cref="BadQueryException">It is no name.</exception>
    internal static string Check(string parameter, string name)
    {
        var trimmed = name.Trim();
        if (trimmed.Length > MostOfName) throw new BadQueryException(parameter, $"'{parameter}' is longer than {MostOfName} characters.");
        if (trimmed.Any(char.IsControl)) throw new BadQueryException(parameter, $"'{parameter}' holds a control character.");
        return trimmed;
    }
}
