using System.Collections.Immutable;
using Npgsql;

namespace Retail.Connectors.PostgreSql;

/// <summary>Something that is to be read together with what others want to read.</summary>
internal abstract class PendingRead
{
    /// <summary>Reads with the same are done by one statement.</summary>
    public abstract object Kind { get; }

    /// <summary>Adds the statement for all of one kind, this one among them. It may be called again if reading failed.</summary>
    public abstract void AddTo(SqlBatch batch, IReadOnlyList<PendingRead> alike);

    /// <summary>Answers whoever asked.</summary>
    public abstract void Complete();

    /// <summary>Tells whoever asked that it could not be read.</summary>
    public abstract void Fail(Exception exception);

    /// <summary>A statement of its own.</summary>
    public sealed class Single<T>(Func<NpgsqlDataReader, T> read, string sql, object?[] parameters) : PendingRead
    {
        private readonly TaskCompletionSource<T> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private T _result = default!;

        public Task<T> Completion => _completion.Task;

        public override object Kind => this;

        public override void AddTo(SqlBatch batch, IReadOnlyList<PendingRead> alike) => batch.Query(rows => _result = read(rows), sql, parameters);

        public override void Complete() => _completion.TrySetResult(_result);

        public override void Fail(Exception exception) => _completion.TrySetException(exception);
    }

    /// <summary>The rows of one key.</summary>
    public sealed class Keyed<T>(KeyedQuery<T> query, string[] key) : PendingRead
    {
        private readonly TaskCompletionSource<ImmutableArray<T>> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private ImmutableArray<T> _rows = [];

        public Task<ImmutableArray<T>> Completion => _completion.Task;

        public override object Kind => query;

        public override void AddTo(SqlBatch batch, IReadOnlyList<PendingRead> alike)
        {
            Keyed<T>[] reads = [.. alike.Cast<Keyed<T>>()];
            Array.ForEach(reads, read => read._rows = []);
            query.AddTo(batch, Array.ConvertAll(reads, read => read.Key), (place, row) => reads[place]._rows = reads[place]._rows.Add(row));
        }

        public override void Complete() => _completion.TrySetResult(_rows);

        public override void Fail(Exception exception) => _completion.TrySetException(exception);

        private string[] Key => key;
    }
}
