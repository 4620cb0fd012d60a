using System.Buffers;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Retail.Connectors.PostgreSql;

internal sealed class PostgreSqlStoreOptionsValidator : IValidateOptions<PostgreSqlStoreOptions>
{
    private const int MaxSchemaLength = 48;

    private static readonly SearchValues<char> AllowedInSchema = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789_");

    public ValidateOptionsResult Validate(string? name, PostgreSqlStoreOptions options)
    {
        var problems = new List<string>();
        if (Problem(options.ConnectionString) is { } problem)
        {
            problems.Add($"{nameof(options.ConnectionString)} {problem}");
        }

        if (!IsSchema(options.Schema))
        {
            problems.Add($"{nameof(options.Schema)} must begin with a letter and hold at most 48 of a-z, 0-9 and '_', not '{options.Schema}'.");
        }

        if (options.GroupCommitSize <= 0 || options.Writers <= 0)
        {
            problems.Add($"{nameof(options.GroupCommitSize)} and {nameof(options.Writers)} must be greater than zero.");
        }

        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private static bool IsSchema(string name) =>
        name.Length is > 0 and <= MaxSchemaLength && char.IsAsciiLetterLower(name[0]) && !name.AsSpan().ContainsAnyExcept(AllowedInSchema);

    private static string? Problem(string connectionString)
    {
        try
        {
            return string.IsNullOrWhiteSpace(new NpgsqlConnectionStringBuilder(connectionString).Host)
                ? "must name a server, for example Host=db;Database=retail;Username=retail."
                : null;
        }
        catch (ArgumentException exception)
        {
            return $"cannot be read: {exception.Message}";
        }
    }
}
