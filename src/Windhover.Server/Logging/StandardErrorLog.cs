namespace Windhover.Server.Logging;

/// <summary>Logs a line each: as text, or as JSON with <c>time</c>, <c>level</c>, <c>category</c>, <c>event_id</c>, <c>message</c>, <c>fields</c> and, of a failure, <c>error</c>. Everything passes <see cref="Redaction"/>.</summary>
/// <param name="options">How.</param>
/// <param name="clock">Says when.</param>
/// <param name="write">Takes a line; the default is standard error.</param>
public sealed class StandardErrorLog(LogOptions options, TimeProvider clock, Action<string>? write = null) : ILoggerProvider
{
    private readonly Lock _lock = new();
    private readonly Action<string> _write = write ?? Console.Error.WriteLine;

    /// <summary>Makes loggers that write through one of these; what the web server itself says in passing is left out.</summary>
    public static ILoggerFactory Factory(LogOptions options, TimeProvider clock, Action<string>? write = null) => LoggerFactory.Create(logging => logging
        .SetMinimumLevel(options.Level)
        .AddFilter("Microsoft", options.Level > LogLevel.Warning ? options.Level : LogLevel.Warning)
        .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error) // it warns of keys that lie in a folder, which only their owner may read
        .AddProvider(new StandardErrorLog(options, clock, write)));

    /// <inheritdoc/>
    public ILogger CreateLogger(string categoryName) => new Lines(this, categoryName);

    /// <inheritdoc/>
    public void Dispose()
    {
        // Standard error is everybody's.
    }

    private void Write(LogEntry entry)
    {
        var line = options.Json ? entry.Json() : entry.Text();
        lock (_lock) _write(line);
    }

    private sealed class Lines(StandardErrorLog log, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => log.Write(new LogEntry
        {
            Time = log.Now, Level = logLevel, Category = category, EventId = eventId.Id, Message = formatter(state, exception), Failure = exception,
            Fields = state as IEnumerable<KeyValuePair<string, object?>> ?? [],
        });
    }

    private DateTimeOffset Now => clock.GetUtcNow();
}
