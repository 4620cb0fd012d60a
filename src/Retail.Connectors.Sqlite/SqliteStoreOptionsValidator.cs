using Microsoft.Extensions.Options;

namespace Retail.Connectors.Sqlite;

internal sealed class SqliteStoreOptionsValidator : IValidateOptions<SqliteStoreOptions>
{
    public ValidateOptionsResult Validate(string? name, SqliteStoreOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.Path))
        {
            return ValidateOptionsResult.Fail($"{nameof(options.Path)} must name a database file.");
        }

        return options.BusyTimeout > TimeSpan.Zero && options.GroupCommitSize > 0
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail($"{nameof(options.BusyTimeout)} and {nameof(options.GroupCommitSize)} must be greater than zero.");
    }
}
