using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Retail.Connectors.RabbitMq.Tests;

/// <summary>Everything a host logged, exceptions included.</summary>
internal sealed class CapturedLogs : ILoggerProvider
{
    private readonly ConcurrentQueue<(LogLevel Level, string Text)> _lines = new();

    public string All => string.Join('\n', _lines.Select(line => line.Text));

    public bool Holds(string text) => _lines.Any(line => line.Text.Contains(text, StringComparison.Ordinal));

    public bool HoldsError(string text) => _lines.Any(line => line.Level == LogLevel.Error && line.Text.Contains(text, StringComparison.Ordinal));

    public ILogger CreateLogger(string categoryName) => new Logger(this);

    public void Dispose()
    {
        // What was captured is kept.
    }

    private sealed class Logger(CapturedLogs logs) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var text = $"{formatter(state, exception)} {exception}";
            logs._lines.Enqueue((logLevel, text));
            if (logLevel >= LogLevel.Information)
            {
                // Shown when the test fails.
                TestContext.Current.TestOutputHelper?.WriteLine($"{TimeProvider.System.GetUtcNow():mm:ss} {logLevel}: {text}");
            }
        }
    }
}
