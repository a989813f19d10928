namespace Windhover.Core.Investigation.Wording;

/// <summary>Says in fewer words what an account says. It decides nothing: its text is read by <see cref="WordingCheck"/> before anybody sees it. Safe for many threads.</summary>
public interface ISummaryWording
{
    /// <summary>Who words: the name of a language model, as people are told it.</summary>
    string Model { get; }

    /// <summary>Where the account is sent: a host and port.</summary>
    string Host { get; }

    /// <summary>Words an account. Never throws but for the cancellation.</summary>
    /// <param name="account">All that may leave.</param>
    /// <param name="cancellation">Gives up.</param>
    Task<WordingAnswer> WordAsync(WordingAccount account, CancellationToken cancellation);
}
