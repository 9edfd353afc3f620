;; Passes over records that need no closer look: as many values as the header names, no blank around a quoted one and
;; no line break in it, one kind of line end. It stops in front of the first record that is anything else, and
;; RecordScanner takes that one.
;;
;; Memory: 0..127 the shape of each ASCII byte (bit 7: it ends a value); from 4096 on 16 bytes for each column, in
;; which the shapes of its values are collected; from 131072 on the text, with 16 bytes to spare behind it.
(module
  (memory (export "memory") 7)
  ;; Records passed by the last call.
  (global $records (export "records") (mut i32) (i32.const 0))
  ;; Whether it stopped because the text ends inside a record.
  (global $cut (export "cut") (mut i32) (i32.const 0))

  ;; The shapes of 16 bytes of text: a table of 16 for each high half of an ASCII byte, and `other` beyond ASCII.
  (func $shapes (param $text v128) (result v128)
    (local $found v128)
    (local.set $found
      (v128.and
        (i8x16.shr_u (local.get $text) (i32.const 1))
        (v128.const i32x4 0x40404040 0x40404040 0x40404040 0x40404040)))
    (local.set $found (v128.or (local.get $found)
      (i8x16.swizzle (v128.load (i32.const 0)) (local.get $text))))
    (local.set $found (v128.or (local.get $found)
      (i8x16.swizzle (v128.load (i32.const 16)) (v128.xor (local.get $text)
        (v128.const i32x4 0x10101010 0x10101010 0x10101010 0x10101010)))))
    (local.set $found (v128.or (local.get $found)
      (i8x16.swizzle (v128.load (i32.const 32)) (v128.xor (local.get $text)
        (v128.const i32x4 0x20202020 0x20202020 0x20202020 0x20202020)))))
    (local.set $found (v128.or (local.get $found)
      (i8x16.swizzle (v128.load (i32.const 48)) (v128.xor (local.get $text)
        (v128.const i32x4 0x30303030 0x30303030 0x30303030 0x30303030)))))
    (local.set $found (v128.or (local.get $found)
      (i8x16.swizzle (v128.load (i32.const 64)) (v128.xor (local.get $text)
        (v128.const i32x4 0x40404040 0x40404040 0x40404040 0x40404040)))))
    (local.set $found (v128.or (local.get $found)
      (i8x16.swizzle (v128.load (i32.const 80)) (v128.xor (local.get $text)
        (v128.const i32x4 0x50505050 0x50505050 0x50505050 0x50505050)))))
    (local.set $found (v128.or (local.get $found)
      (i8x16.swizzle (v128.load (i32.const 96)) (v128.xor (local.get $text)
        (v128.const i32x4 0x60606060 0x60606060 0x60606060 0x60606060)))))
    (v128.or (local.get $found)
      (i8x16.swizzle (v128.load (i32.const 112)) (v128.xor (local.get $text)
        (v128.const i32x4 0x70707070 0x70707070 0x70707070 0x70707070)))))

  ;; Returns where the first record begins that it did not pass.
  (func (export "pass")
    (param $at i32) (param $end i32)
    (param $delimiter i32) (param $quote i32) (param $fields i32) (param $endsInCrLf i32)
    ;; A record that begins so and has such a length may be the header again.
    (param $headerStart i32) (param $headerMin i32) (param $headerMax i32)
    (result i32)
    (local $start i32) (local $field i32) (local $block i32) (local $byte i32) (local $ends i32)
    (local $length i32) (local $column i32)
    (local $all v128) (local $found v128) (local $text v128)
    (local $before v128) (local $broken v128) (local $breaks v128)
    (global.set $records (i32.const 0))
    (global.set $cut (i32.const 0))
    (local.set $start (local.get $at))
    (block $stop (block $cut
      (loop $record
        (br_if $cut (i32.ge_u (local.get $at) (local.get $end)))
        (local.set $byte (i32.load8_u (local.get $at)))
        ;; A byte order mark, a blank line.
        (br_if $stop (i32.eq (local.get $byte) (i32.const 0xEF)))
        (br_if $stop (i32.eq (local.get $byte) (i32.const 10)))
        (br_if $stop (i32.eq (local.get $byte) (i32.const 13)))
        (local.set $field (i32.const 0))
        (local.set $column (i32.const 4096))
        (loop $value
          (br_if $cut (i32.ge_u (local.get $at) (local.get $end)))
          (br_if $stop (i32.ge_u (local.get $field) (local.get $fields)))
          (local.set $byte (i32.load8_u (local.get $at)))
          (br_if $stop (i32.eq (local.get $byte) (i32.const 32)))
          (local.set $all (v128.const i64x2 0 0))
          (if (i32.eq (local.get $byte) (local.get $quote))
            (then
              (local.set $breaks (v128.const i64x2 0 0))
              (local.set $block (i32.add (local.get $at) (i32.const 1)))
              (loop $inside
                (br_if $cut (i32.ge_u (local.get $block) (local.get $end)))
                (local.set $text (v128.load (local.get $block)))
                (local.set $found (call $shapes (local.get $text)))
                (local.set $broken (v128.or
                  (i8x16.eq (local.get $text) (v128.const i32x4 0x0A0A0A0A 0x0A0A0A0A 0x0A0A0A0A 0x0A0A0A0A))
                  (i8x16.eq (local.get $text) (v128.const i32x4 0x0D0D0D0D 0x0D0D0D0D 0x0D0D0D0D 0x0D0D0D0D))))
                (local.set $ends
                  (i8x16.bitmask (i8x16.eq (local.get $text) (i8x16.splat (local.get $quote)))))
                (if (i32.eqz (local.get $ends))
                  (then
                    (local.set $all (v128.or (local.get $all) (local.get $found)))
                    (local.set $breaks (v128.or (local.get $breaks) (local.get $broken)))
                    (local.set $block (i32.add (local.get $block) (i32.const 16)))
                    (br $inside)))
                (local.set $ends (i32.ctz (local.get $ends)))
                (local.set $before (i8x16.lt_u
                  (v128.const i8x16 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15)
                  (i8x16.splat (local.get $ends))))
                (local.set $all (v128.or (local.get $all) (v128.and (local.get $found) (local.get $before))))
                (local.set $breaks (v128.or (local.get $breaks) (v128.and (local.get $broken) (local.get $before))))
                (local.set $block (i32.add (local.get $block) (i32.add (local.get $ends) (i32.const 1))))
                (br_if $cut (i32.ge_u (local.get $block) (local.get $end)))
                (local.set $byte (i32.load8_u (local.get $block)))
                (if (i32.eq (local.get $byte) (local.get $quote))
                  (then
                    (local.set $all (v128.or (local.get $all) (v128.load8_splat (local.get $quote))))
                    (local.set $block (i32.add (local.get $block) (i32.const 1)))
                    (br $inside))))
              (br_if $stop (v128.any_true (local.get $breaks)))
              (br_if $stop (i32.eqz (i32.and (i32.load8_u (local.get $byte)) (i32.const 0x80))))
              ;; A value with a delimiter in it, or longer than anybody asks about, may hold anything.
              (if (i32.or
                    (i8x16.bitmask (local.get $all))
                    (i32.gt_u (i32.sub (local.get $block) (local.get $at)) (i32.const 258)))
                (then (local.set $all (v128.const i32x4 0x7F7F7F7F 0x7F7F7F7F 0x7F7F7F7F 0x7F7F7F7F))))
              (local.set $at (local.get $block)))
            (else
              (local.set $block (local.get $at))
              (block $ended
                (loop $sixteen
                  (local.set $found (call $shapes (v128.load (local.get $block))))
                  (local.set $ends (i8x16.bitmask (local.get $found)))
                  (br_if $ended (local.get $ends))
                  (local.set $all (v128.or (local.get $all) (local.get $found)))
                  (local.set $block (i32.add (local.get $block) (i32.const 16)))
                  (br_if $sixteen (i32.lt_u (local.get $block) (local.get $end))))
                (br $cut))
              (local.set $ends (i32.ctz (local.get $ends)))
              (local.set $at (i32.add (local.get $block) (local.get $ends)))
              (br_if $cut (i32.ge_u (local.get $at) (local.get $end)))
              ;; Of the last block only what stands before the end of the value.
              (local.set $all (v128.or (local.get $all) (v128.and (local.get $found)
                (i8x16.lt_u
                  (v128.const i8x16 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15)
                  (i8x16.splat (local.get $ends))))))))
          (v128.store (local.get $column) (v128.or (v128.load (local.get $column)) (local.get $all)))
          (local.set $column (i32.add (local.get $column) (i32.const 16)))
          (local.set $field (i32.add (local.get $field) (i32.const 1)))
          (local.set $byte (i32.load8_u (local.get $at)))
          (local.set $at (i32.add (local.get $at) (i32.const 1)))
          (br_if $value (i32.eq (local.get $byte) (local.get $delimiter))))
        (br_if $stop (i32.ne (local.get $field) (local.get $fields)))
        (local.set $length (i32.sub (i32.sub (local.get $at) (i32.const 1)) (local.get $start)))
        (if (i32.eq (local.get $byte) (i32.const 13))
          (then
            (br_if $stop (i32.eqz (local.get $endsInCrLf)))
            (br_if $cut (i32.ge_u (local.get $at) (local.get $end)))
            (br_if $stop (i32.ne (i32.load8_u (local.get $at)) (i32.const 10)))
            (local.set $at (i32.add (local.get $at) (i32.const 1))))
          (else
            (br_if $stop (local.get $endsInCrLf))))
        (br_if $stop
          (i32.and
            (i32.eq (i32.load8_u (local.get $start)) (local.get $headerStart))
            (i32.and
              (i32.ge_s (local.get $length) (local.get $headerMin))
              (i32.le_s (local.get $length) (local.get $headerMax)))))
        (global.set $records (i32.add (global.get $records) (i32.const 1)))
        (local.set $start (local.get $at))
        (br $record)))
      (global.set $cut (i32.const 1)))
    (local.get $start)))
